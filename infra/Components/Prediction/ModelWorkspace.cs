using Infra.Access;
using Infra.Components.Storage;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.MachineLearningServices;
using Pulumi.AzureNative.MachineLearningServices.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Prediction;

/// <summary>
/// An Azure Machine Learning workspace with approved outbound hosts only. Its store and registry are its own and accept no keys. Its
/// identity has all roles before the workspace is created.
/// </summary>
public sealed class ModelWorkspace : ComponentResource
{
    public ModelWorkspace(string name, ModelWorkspaceArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:prediction:ModelWorkspace", name, options)
    {
        var (context, identity) = (args.Context, args.Identity.Principal);
        var store = new BlobStore(
            $"{name}-store",
            new()
            {
                Context = context,
                NamePrefix = "aml",
                Settings = args.Storage,
                HasFiles = true,
            },
            new() { Parent = this }
        );
        var registry = new ModelRegistry($"{name}-images", new() { Context = context }, new() { Parent = this });
        RoleAssignment[] roles =
        [
            store.GrantWriting(identity),
            store.GrantFiles(identity),
            registry.GrantPull(identity),
            args.Vault.GrantSecrets(identity),
            args.Monitoring.GrantPublishing(identity),
        ];
        var after = context.DataOptions(this);
        after.DependsOn.AddRange(roles);

        // Azure checks the identity's access to the store while it creates the workspace.
        var inputs = Inputs(args, store, registry);
        inputs.PrimaryUserAssignedIdentity = RoleEffect.After(args.Identity.Id, context.Clock, roles);
        var workspace = new Workspace($"{name}-workspace", inputs, after);
        new DataService(name, context, this, workspace.Id, locked: false).CreateDiagnosticsAndEndpoint(
            LogCategories.MachineLearning,
            LinkTarget.MachineLearning
        );

        Id = workspace.Id;
        Name = workspace.Name;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    private static WorkspaceArgs Inputs(ModelWorkspaceArgs args, BlobStore store, ModelRegistry registry)
    {
        var (context, identity) = (args.Context, args.Identity);
        var inputs = new WorkspaceArgs
        {
            WorkspaceName = context.Names.Of("mlw", 33),
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,
            Kind = "Default",
            Identity = new ManagedServiceIdentityArgs
            {
                Type = ManagedServiceIdentityType.UserAssigned,
                UserAssignedIdentities = { identity.Id },
            },
            StorageAccount = store.Id,
            ContainerRegistry = registry.Id,
            KeyVault = args.Vault.Id,
            ApplicationInsights = args.Monitoring.InsightsId,
            SystemDatastoresAuthMode = "Identity",
            PublicNetworkAccess = "Disabled",
            ManagedNetwork = new ManagedNetworkSettingsArgs { IsolationMode = "AllowOnlyApprovedOutbound", FirewallSku = "Standard" },
            Tags = context.Tags,
        };
        if (context.Encryption is { } key)
        {
            inputs.Encryption = new EncryptionPropertyArgs
            {
                Status = "Enabled",
                Identity = new IdentityForCmkArgs { UserAssignedIdentity = key.IdentityId },
                KeyVaultProperties = new KeyVaultPropertiesArgs
                {
                    KeyVaultArmId = key.VaultId,
                    KeyIdentifier = Output.Format($"{key.Uri}/{key.Version}"),
                    IdentityClientId = key.IdentityClientId,
                },
            };
        }

        return inputs;
    }
}
