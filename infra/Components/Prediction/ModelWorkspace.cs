using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.MachineLearningServices;
using Pulumi.AzureNative.MachineLearningServices.Inputs;

namespace Infra.Components;

/// <summary>
/// An Azure Machine Learning workspace whose models call approved hosts alone. Its store and registry are its own and take no keys;
/// its identity is made before it and may use them.
/// </summary>
internal sealed class ModelWorkspace : ComponentResource
{
    public ModelWorkspace(
        string name,
        StackContext stack,
        UserIdentity identity,
        Monitoring monitoring,
        KeyVault vault,
        PrivateLink link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:prediction:ModelWorkspace", name, options)
    {
        var telemetry = monitoring.Telemetry;
        var store = new BlobStore(
            $"{name}-store",
            stack,
            new() { NamePrefix = "aml", HasFiles = true },
            telemetry,
            link,
            new() { Parent = this }
        );
        var registry = new ModelRegistry($"{name}-images", stack, telemetry, link, new() { Parent = this });
        var after = stack.Data(this);
        after.DependsOn.AddRange(
            new Resource[]
            {
                store.GrantWriting(identity.Principal),
                store.GrantFiles(identity.Principal),
                registry.GrantPull(stack, identity.Principal),
                vault.GrantSecrets(identity.Principal),
                monitoring.GrantPublishing(identity.Principal),
            }
        );

        var workspace = new Workspace($"{name}-workspace", Args(stack, identity, monitoring, vault, store, registry), after);
        telemetry.Watch(name, this, workspace.Id, LogCategories.MachineLearning);
        link.Attach(name, this, workspace.Id, LinkTarget.MachineLearning);

        Id = workspace.Id;
        Name = workspace.Name;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    private static WorkspaceArgs Args(
        StackContext stack,
        UserIdentity identity,
        Monitoring monitoring,
        KeyVault vault,
        BlobStore store,
        ModelRegistry registry
    )
    {
        var args = new WorkspaceArgs
        {
            WorkspaceName = stack.Names.Of("mlw", 33),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,
            Kind = "Default",
            Identity = new ManagedServiceIdentityArgs
            {
                Type = ManagedServiceIdentityType.UserAssigned,
                UserAssignedIdentities = { identity.Id },
            },
            PrimaryUserAssignedIdentity = identity.Id,
            StorageAccount = store.Id,
            ContainerRegistry = registry.Id,
            KeyVault = vault.Id,
            ApplicationInsights = monitoring.InsightsId,
            SystemDatastoresAuthMode = "Identity",
            PublicNetworkAccess = "Disabled",
            ManagedNetwork = new ManagedNetworkSettingsArgs { IsolationMode = "AllowOnlyApprovedOutbound", FirewallSku = "Standard" },
            Tags = stack.Tags,
        };
        if (stack.Encryption is { } key)
        {
            args.Encryption = new EncryptionPropertyArgs
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

        return args;
    }
}
