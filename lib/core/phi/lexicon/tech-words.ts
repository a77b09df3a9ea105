/**
 * Products, projects, algorithms and the scientists they are named after, lower case. A capitalised word from
 * this list is technology, not a person, unless a word that announces a person stands right before it.
 */
export const TECH_NAMES = `
samsung lenovo huawei xiaomi nokia sony toshiba fujitsu panasonic philips siemens bosch dell asus acer netgear linksys epson xerox ricoh kyocera canon
zebra honeywell motorola ericsson stryker medtronic
abel ada adabas adonis airflow ajax akamai akka alpine amazon amdahl ampere anaconda android angular ansible ant apache apollo appium apple arcgis
argo aristotle artemis artifactory astra athena atlas atlassian atom aurora avogadro avro azure babbage babel bamboo bash basil bayes bazel beam
bellman bernoulli bessel bezier bezos bloom blowfish boole boltzmann bootstrap boruvka bower brave brotli browserstack brownian buildkite bulma bunyan
burrows byzantine caddy cadence calico camel camunda cantor capistrano cassandra catalina cauchy cayley celery celsius ceph cerberus cerner chai
charles chart chebyshev chef cholesky chomsky chrome chromium chronos circleci cisco citrix clickhouse clojure cloudflare cloudfront cloudtrail
cloudwatch cobol cockroach cocoa codepipeline coffee cognito collatz confluence confluent conda consul contour coq cordova corda couchbase crockford
cron curie cypher cypress cython dagster daphne dart darwin databricks datadog dask debezium debian dekker delta deno descartes dijkstra dirac
dirichlet discord django docker dockerfile doppler druid drupal durbin dynamo dynamodb dynatrace eclipse edison einstein elastic elasticache
elasticsearch elk elixir elm ember emscripten envoy epic erdos erlang eslint etcd ethereum euclid euler eureka excel excalibur exchange express falcon
faraday fargate fastapi fastly fedora fermat fermi feynman fibonacci fiona firebase firefox firehose fisher fleet flink flask floyd flume fluentd
flutter flyway fortran fourier foundry fowler fresnel freya galera galois gatsby gauss gaussian gemini gerrit gibbs git github gitlab glassfish
glacier glue gluster godel golang goldbach google gopher gradle grafana grail grafeas graphite graphql graylog greengrass griffin grover grpc grunt
gson guice gulp gunicorn gutenberg hadoop hamilton hamming haproxy harbor harbour haskell hawking hazelcast heartbleed heisenberg helix helm hercules
hermes hermite heroku hertz hessian hibernate hilbert hive hoare horizon hough householder hudson huffman hugo husky hyperion iceberg icarus idris
influx ingres inno inspec intel ionic istio jackson jaccard jackrabbit jacobi jacobian jaeger jakarta janus jasmine jasper java javascript jboss jdbc
jekyll jelastic jenkins jersey jest jetbrains jetty jira joomla josephson joule jquery juggler julia julian juniper junit jupiter jupyter kademlia
kafka kaiser kalman kanban kane karaf karma karp karush kelvin kendo keras kerberos kepler keycloak kibana kinesis kirchhoff knative knuth kong koa
kotlin kruskal kubernetes kustomize kylin lagrange lambda lamport laplace laravel latex laurent lebesgue legendre leibniz leela lerna levenshtein
lempel linkerd linux lipschitz lisp lodash log4j logstash loki loopback lorentz lovelace lua lucene luigi lustre lyra mac macos magento mahout
mandelbrot mandrill manjaro mariadb markov marathon markdown marklogic maven maxwell memcached mercurial merkle mersenne mesos metabase meteor
micronaut microsoft milvus minio minikube minkowski mirth mistral mocha mockito moleskine mondrian monge mongo mongodb mongoose monte moore mozilla
mulesoft mybatis mysql nagios nash navier neo4j neptune nessus netflix netlify netty newton newrelic nexus nginx nightwatch node nokia nomad notion
numpy nuxt nyquist oauth oberon occam octave octopus odin okta ollama oozie opal opensearch openshift opsgenie oracle orion osmosis otto outlook
packer pagerduty pandas parquet parseval pascal paxos pearson peano penrose percona perl perseus petri phoenix php pika ping pinot piaget plancherel
planck playwright plato podman poincare poisson polaris portainer postgres postgresql postman prefect presto prim prisma prolog prometheus protobuf
pulsar puma pumba puppet puppeteer pytest python pytorch quarkus quartz qdrant rabbit rabbitmq rabin rackspace rails raman ramanujan ramda rancher ray
rayleigh react redhat redis redshift redux reed reimann remix resque rhino rhodes richardson riemann robin rocket rollbar rook ross rsa ruby rundeck
runge rust sagemaker sakura salesforce salt samba samza sanic sarama satori scala scikit schrodinger schur scylla seaborn seidel selenium sendgrid
sentinel sentry sequelize servicenow shannon shamir sharepoint shapiro shapley sherlock shiro sidekiq sierpinski sigma simpson sinatra skaffold slack
slony snort snowflake sobel solr solomon sonar sonarqube sonic sophia sophos spanner spark spearman sphinx spinnaker splunk spock spring spyder sqlite
sqoop squid stanford stirling storm storybook stripe struts sturm sublime sumo supabase superset svelte swagger swift sybase sylvester symfony tableau
talos tanzu tarjan taylor teamcity telegraf temporal tempo tensorflow terraform tesla tesseract thanos theano thor thrift tika titan tivoli tomcat
tornado torvalds traefik travis trello trino triton trivy truffle turing twilio twisted typescript ubuntu ulam undertow unicorn unity unleash vagrant
valgrind vandermonde vault vector venn vercel verlet victoria viper viterbi vite vitess volt voronoi vue vulcan watson weaviate webpack websphere
weibull welch whisper wiener windows winston wireguard wireshark wolfram wordpress xamarin xen xerces yarn yates zabbix zapier zeebe zeppelin zeno
zeus zipkin zookeeper zulip zuul bcrypt argon mandiant alexa siri cortana claude roslyn amanda bacula elsa clair hal bertha marvin norton stella lisa
vera carla gilbert clippy eliza sydney bard devin cody tabnine ottoman helen selma maude nelson jordan leland ritchie schnorr shor simon stroustrup
thompson wald wilcoxon wilson yule zeller ziv snell stokes strassen student sutherland tchebychev tukey ackermann aitken aho alan corasick armstrong
arrhenius artin banach bonferroni borel boyer broyden bresenham brent brouwer brooks catmull chapman clark cooley cohen conway cooks courant cramer
cronbach diffie durand elgamal ekman faulhaber feistel feller fenwick fitts fletcher frobenius fuchs galton garner ginibre gini givens golay gompertz
gosper graham gram gray green guttman halley hellman hausdorff hebb hermitian heaviside hindley holm hooke hopcroft hopfield horner hotelling hurst
hurwitz jensen kahan kahn kernighan kolmogorov kuhn kullback lanczos lee lehmer leibler levy lloyd mahalanobis mann markle matern mcculloch mealy
mercator merton miller milner minsky morris nelder nagle neumann newell newman nesterov neyman nielsen nussinov ohm pade parzen perlin peterson phong
pollard pratt pruefer rademacher reingold reynolds richter ritz robbins rosenbrock rungekutta russell savitzky sauer schwartz schwarz seward shockley
sierra smith waterman sorensen steiner stein sturges sylow tarski thiessen tikhonov tomita tonelli trotter turan verhoeff vigenere whitney whitted
wirth wright zipf zobrist zorn
`;

/** Cities, regions and countries that name data centres, clusters and time zones. */
export const PLACE_NAMES = `
africa alabama alaska albany alberta amsterdam arizona arkansas asia athens atlanta auckland austin australia austria bahrain baltimore bangalore
bangkok barcelona beijing belfast belgium berlin bogota bombay boston boulder brasilia brazil brisbane brussels bucharest budapest buffalo cairo
calgary california canada capetown caracas carolina casablanca charlotte chennai chicago chile china cincinnati colombia colorado columbus connecticut
copenhagen dakota dallas delaware delhi denver detroit dubai dublin edinburgh egypt england europe finland florida fortaleza france frankfurt geneva
georgia germany ghana glasgow greece hamburg hanoi havana hawaii helsinki hongkong honolulu houston hyderabad idaho illinois india indiana indonesia
iowa ireland israel istanbul italy jakarta japan jersey jerusalem johannesburg kansas karachi kentucky kenya kiev korea kyiv lagos lima lisbon
liverpool london louisiana luxembourg lyon madison madrid maine malaysia malta manchester manila marseille maryland massachusetts melbourne memphis
mexico miami michigan milan milwaukee minneapolis minnesota mississippi missouri montana monterrey montreal moscow mumbai munich nairobi naples
nashville nebraska netherlands nevada newark nigeria norfolk norway oakland ohio oklahoma ontario oregon orlando osaka oslo ottawa oxford pacific
pakistan paris pennsylvania perth peru philadelphia philippines phoenix pittsburgh poland portland porto portugal prague pretoria pune quebec
queensland raleigh richmond riga rome romania rotterdam russia sacramento salem santiago saopaulo scotland scottsdale seattle seoul shanghai shenzhen
sicily singapore spain spokane stockholm sunnyvale sweden switzerland sydney taipei taiwan tallinn tampa tehran tennessee texas thailand tokyo toledo
toronto tucson tulsa turin turkey uganda ukraine utah valencia vancouver venice vermont vienna vietnam vilnius virginia wales warsaw washington
wellington winnipeg wisconsin wyoming yorkshire zurich america american atlantic central eastern western northern southern angeles vegas york
`;
