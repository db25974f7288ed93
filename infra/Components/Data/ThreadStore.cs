using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.CosmosDB;
using Pulumi.AzureNative.CosmosDB.Inputs;

namespace Infra.Components;

/// <summary>The Cosmos DB account where agents keep their threads. It takes no keys, and goes back to any second of the last week.</summary>
public sealed class ThreadStore : ComponentResource
{
    private const string Database = "enterprise_memory";

    /// <summary>Reads and writes items; built into every account under this number.</summary>
    private const string DataContributor = "00000000-0000-0000-0000-000000000002";

    private readonly StackContext _stack;
    private readonly string _name;

    public ThreadStore(string name, StackContext stack, Diagnostics telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:data:ThreadStore", name, options)
    {
        _stack = stack;
        _name = name;
        var args = new DatabaseAccountArgs
        {
            AccountName = stack.Names.Of("cosmos", 44),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Settings.ThreadsLocation,
            Kind = "GlobalDocumentDB",
            DatabaseAccountOfferType = DatabaseAccountOfferType.Standard,
            ConsistencyPolicy = new ConsistencyPolicyArgs { DefaultConsistencyLevel = DefaultConsistencyLevel.Session },
            Locations =
            {
                new LocationArgs
                {
                    LocationName = stack.Settings.ThreadsLocation,
                    FailoverPriority = 0,
                    IsZoneRedundant = stack.Settings.ZoneRedundant,
                },
            },
            BackupPolicy = new ContinuousModeBackupPolicyArgs
            {
                Type = "Continuous",
                ContinuousModeProperties = new ContinuousModePropertiesArgs { Tier = "Continuous7Days" },
            },
            DisableLocalAuth = true,
            DisableKeyBasedMetadataWriteAccess = true,
            MinimalTlsVersion = "Tls12",
            PublicNetworkAccess = "Disabled",
            NetworkAclBypass = NetworkAclBypass.None,
            EnableAutomaticFailover = false,
            Tags = stack.Tags,
        };
        if (stack.Encryption is { } key)
        {
            args.Identity = new ManagedServiceIdentityArgs
            {
                Type = Pulumi.AzureNative.CosmosDB.ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { key.IdentityId },
            };
            args.DefaultIdentity = Output.Format($"UserAssignedIdentity={key.IdentityId}");
            args.KeyVaultKeyUri = key.Uri;
        }

        var account = new DatabaseAccount($"{name}-account", args, stack.Data(this));
        DeleteLock.On(stack, name, this, account.Id);
        telemetry.Watch(name, this, account.Id, LogCategories.Cosmos);
        link?.Attach(name, this, account.Id, LinkTarget.Cosmos);

        Id = account.Id;
        Name = account.Name;
        Endpoint = Output.Format($"https://{account.Name}.documents.azure.com:443/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("endpoint")]
    public Output<string> Endpoint { get; private set; }

    /// <summary>Makes the agents' database and its containers, and works in that one database alone: containers made later are in it.</summary>
    public IEnumerable<Resource> GrantThreads(Principal principal)
    {
        RoleAssignment makes = Grant.To(_stack, this, _name, Id, principal, Role.CosmosOperator);
        var writes = new SqlResourceSqlRoleAssignment(
            $"{_name}-{principal.Name}-data-contributor",
            new()
            {
                AccountName = Name,
                ResourceGroupName = _stack.ResourceGroupName,
                RoleAssignmentId = _stack.Names.Guid(_name, principal.Name, DataContributor).ToString(),
                RoleDefinitionId = Output.Format($"{Id}/sqlRoleDefinitions/{DataContributor}"),
                PrincipalId = principal.Id,
                Scope = Output.Format($"{Id}/dbs/{Database}"),
            },
            new() { Parent = this }
        );
        return [makes, writes];
    }
}
