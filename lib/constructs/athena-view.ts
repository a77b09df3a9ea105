import { Aws } from 'aws-cdk-lib';
import { type CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import type { View } from '../views';
import { prestoView } from './presto-view';

export type ViewText = Pick<View, 'name' | 'sql' | 'answers' | 'columns'>;

export interface AthenaViewProps {
  readonly view: ViewText;
  readonly database: CfnDatabase;
  /** The database's name in letters: the view's text is base64, in which CloudFormation resolves nothing. */
  readonly databaseName: string;
}

/** A view as the table of type VIRTUAL_VIEW that Athena's own CREATE VIEW makes. */
export class AthenaView extends CfnTable {
  constructor(scope: Construct, id: string, { view, database, databaseName }: AthenaViewProps) {
    super(scope, id, {
      catalogId: Aws.ACCOUNT_ID,
      databaseName: database.ref,
      tableInput: {
        name: view.name,
        description: view.answers,
        tableType: 'VIRTUAL_VIEW',
        parameters: { presto_view: 'true', comment: 'Presto View' },
        partitionKeys: [],
        storageDescriptor: {
          columns: view.columns.map(({ name, type }) => ({ name, type })),
          location: '',
          serdeInfo: {},
        },
        viewOriginalText: prestoView(view, databaseName),
        viewExpandedText: '/* Presto View */',
      },
    });
  }
}
