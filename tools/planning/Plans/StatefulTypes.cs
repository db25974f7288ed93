using Planning.ResourceIds;

namespace Planning.Plans;

/// <summary>
/// Types whose deletion or replacement loses data, or all their children. An identity, an address or a role is none: it is created again as
/// it was, though grants outside the stack must be given again.
/// </summary>
public static class StatefulTypes
{
    private static readonly HashSet<string> All =
    [
        "resources:ResourceGroup",
        "keyvault:Vault",
        "keyvault:Key",
        "keyvault:Secret",
        "keyvault:ManagedHsm",
        "storage:StorageAccount",
        "storage:BlobContainer",
        "storage:Table",
        "storage:Queue",
        "storage:FileShare",
        "search:Service",
        "cognitiveservices:Account",
        "cognitiveservices:Project",
        "cosmosdb:DatabaseAccount",
        "cosmosdb:SqlResourceSqlDatabase",
        "cosmosdb:SqlResourceSqlContainer",
        "cosmosdb:MongoDBResourceMongoDBDatabase",
        "cosmosdb:MongoDBResourceMongoDBCollection",
        "cosmosdb:TableResourceTable",
        "documentdb:DatabaseAccount",
        "documentdb:SqlResourceSqlDatabase",
        "documentdb:SqlResourceSqlContainer",
        "documentdb:MongoCluster",
        "sql:Server",
        "sql:Database",
        "sql:ManagedInstance",
        "dbforpostgresql:Server",
        "dbforpostgresql:Database",
        "dbformysql:Server",
        "dbformysql:Database",
        "cache:Redis",
        "redis:RedisEnterprise",
        "operationalinsights:Workspace",
        "operationalinsights:Table",
        "applicationinsights:Component",
        "monitor:AzureMonitorWorkspace",
        "machinelearningservices:Workspace",
        "machinelearningservices:Registry",
        "machinelearningservices:ModelContainer",
        "machinelearningservices:ModelVersion",
        "machinelearningservices:DataContainer",
        "machinelearningservices:DataVersion",
        "machinelearningservices:Datastore",
        "containerregistry:Registry",
        "appconfiguration:ConfigurationStore",
        "compute:Disk",
        "eventhub:Namespace",
        "servicebus:Namespace",
        "recoveryservices:Vault",
        "dataprotection:BackupVault",
        "dataprotection:BackupInstance",
    ];

    /// <param name="type">As in a registration, of any version.</param>
    public static bool Contains(string type) => All.Contains(ResourceTypes.Short(type));
}
