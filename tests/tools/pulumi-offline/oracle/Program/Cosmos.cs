using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.CosmosDB;
using Pulumi.AzureNative.CosmosDB.Inputs;

namespace Oracle;

public static class Cosmos
{
    public static void Register(Foundation foundation)
    {
        var group = foundation.Group.Name;
        var account = new DatabaseAccount(
            "cosmos",
            new()
            {
                ResourceGroupName = group,
                AccountName = "cosmos-oracle",
                Location = foundation.Group.Location,
                DatabaseAccountOfferType = DatabaseAccountOfferType.Standard,
                Kind = DatabaseAccountKind.GlobalDocumentDB,
                Locations =
                {
                    new LocationArgs
                    {
                        LocationName = foundation.Group.Location,
                        FailoverPriority = 0,
                        IsZoneRedundant = true,
                    },
                },
                ConsistencyPolicy = new ConsistencyPolicyArgs
                {
                    DefaultConsistencyLevel = DefaultConsistencyLevel.Session,
                    MaxIntervalInSeconds = 5,
                },
                BackupPolicy = new ContinuousModeBackupPolicyArgs
                {
                    Type = "Continuous",
                    ContinuousModeProperties = new ContinuousModePropertiesArgs { Tier = ContinuousTier.Continuous7Days },
                },
                Capabilities = { new CapabilityArgs { Name = "EnableServerless" } },
                DisableLocalAuth = true,
                NetworkAclBypass = NetworkAclBypass.None,
                PublicNetworkAccess = PublicNetworkAccess.Disabled,
                MinimalTlsVersion = MinimalTlsVersion.Tls12,
                Identity = new ManagedServiceIdentityArgs
                {
                    Type = ResourceIdentityType.UserAssigned,
                    UserAssignedIdentities = { foundation.Identity.Id },
                },
            },
            new() { Protect = true }
        );
        var database = new SqlResourceSqlDatabase(
            "cosmos-chat",
            new()
            {
                ResourceGroupName = group,
                AccountName = account.Name,
                DatabaseName = "chat",
                Resource = new SqlDatabaseResourceArgs { Id = "chat" },
            },
            new() { Parent = account }
        );
        _ = new SqlResourceSqlContainer(
            "cosmos-messages",
            new()
            {
                ResourceGroupName = group,
                AccountName = account.Name,
                DatabaseName = database.Name,
                ContainerName = "messages",
                Resource = new SqlContainerResourceArgs
                {
                    Id = "messages",
                    DefaultTtl = -1,
                    PartitionKey = new ContainerPartitionKeyArgs
                    {
                        Kind = PartitionKind.MultiHash,
                        Paths = { "/tenant", "/user" },
                        Version = 2,
                    },
                    IndexingPolicy = Indexing(),
                },
            },
            new() { Parent = database }
        );
        _ = new SqlResourceSqlRoleAssignment(
            "cosmos-role",
            new()
            {
                ResourceGroupName = group,
                AccountName = account.Name,
                RoleAssignmentId = "11111111-2222-3333-4444-555555555555",
                PrincipalId = foundation.Identity.PrincipalId,
                RoleDefinitionId = Output.Format($"{account.Id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002"),
                Scope = Output.Format($"{account.Id}/dbs/{database.Name}"),
            },
            new() { Parent = account }
        );
    }

    private static IndexingPolicyArgs Indexing() =>
        new()
        {
            Automatic = true,
            IndexingMode = IndexingMode.Consistent,
            IncludedPaths = { new IncludedPathArgs { Path = "/*" } },
            ExcludedPaths = { new ExcludedPathArgs { Path = "/vector/*" } },
            CompositeIndexes =
            {
                ImmutableArray.Create(
                    new CompositePathArgs { Path = "/user", Order = CompositePathSortOrder.Ascending },
                    new CompositePathArgs { Path = "/at", Order = "descending" }
                ),
            },
            VectorIndexes =
            {
                new VectorIndexArgs { Path = "/vector", Type = VectorIndexType.DiskANN },
            },
        };
}
