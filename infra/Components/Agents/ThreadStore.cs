using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.CosmosDB;
using Pulumi.AzureNative.CosmosDB.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Agents;

/// <summary>
/// The Cosmos DB account for the agents' threads. Key authentication is off; backups restore any second of the last seven days.
/// </summary>
public sealed class ThreadStore : ComponentResource
{
    private const string Database = "enterprise_memory";

    /// <summary>Reads and writes items; a built-in role with the same id in every account.</summary>
    private const string DataContributor = "00000000-0000-0000-0000-000000000002";

    private readonly DataService _service;
    private readonly StackContext _context;

    public ThreadStore(string name, ThreadStoreArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:agents:ThreadStore", name, options)
    {
        var context = _context = args.Context;
        var database = new DatabaseAccountArgs
        {
            AccountName = context.Names.Of("cosmos", 44),
            ResourceGroupName = context.ResourceGroupName,
            Location = args.Location,
            Kind = "GlobalDocumentDB",
            DatabaseAccountOfferType = DatabaseAccountOfferType.Standard,
            ConsistencyPolicy = new ConsistencyPolicyArgs { DefaultConsistencyLevel = DefaultConsistencyLevel.Session },
            Locations =
            {
                new LocationArgs
                {
                    LocationName = args.Location,
                    FailoverPriority = 0,
                    IsZoneRedundant = context.ZoneRedundant,
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
            Tags = context.Tags,
        };
        if (context.Encryption is { } key)
        {
            database.Identity = new ManagedServiceIdentityArgs
            {
                Type = Pulumi.AzureNative.CosmosDB.ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { key.IdentityId },
            };
            database.DefaultIdentity = Output.Format($"UserAssignedIdentity={key.IdentityId}");
            database.KeyVaultKeyUri = key.Uri;
        }

        var account = new DatabaseAccount($"{name}-account", database, context.DataOptions(this));
        _service = new DataService(name, context, this, account.Id);
        _service.CreateDiagnosticsAndEndpoint(LogCategories.Cosmos, LinkTarget.Cosmos);

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

    /// <summary>Creates the agents' database and containers.</summary>
    public RoleAssignment GrantCreating(Principal principal) => _service.Grant(principal, Role.CosmosOperator);

    /// <summary>Reads and writes the agents' database only.</summary>
    public SqlResourceSqlRoleAssignment GrantWriting(Principal principal)
    {
        var name = GetResourceName();
        var grant = new SqlResourceSqlRoleAssignment(
            $"{name}-{principal.Name}-data-contributor",
            new()
            {
                AccountName = Name,
                ResourceGroupName = _context.ResourceGroupName,
                RoleAssignmentId = _context.Names.Guid(name, principal.Name, DataContributor).ToString(),
                RoleDefinitionId = Output.Format($"{Id}/sqlRoleDefinitions/{DataContributor}"),
                PrincipalId = principal.Id,
                Scope = Output.Format($"{Id}/dbs/{Database}"),
            },
            new() { Parent = this }
        );
        _service.Covers(grant);
        return grant;
    }
}
