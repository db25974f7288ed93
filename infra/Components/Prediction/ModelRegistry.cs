using System.Collections.Immutable;
using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;

namespace Infra.Components;

/// <summary>Holds the images that predictive models run in. No administrator's password, no anonymous pull, no public access.</summary>
internal sealed class ModelRegistry : ComponentResource
{
    public ModelRegistry(
        string name,
        StackContext stack,
        Diagnostics telemetry,
        PrivateLink? link,
        ComponentResourceOptions? options = null
    )
        : base("ai-workload:prediction:ModelRegistry", name, options)
    {
        var args = new RegistryArgs
        {
            RegistryName = stack.Names.Compact("cr", 50),
            ResourceGroupName = stack.ResourceGroupName,
            Location = stack.Location,

            // The smaller ones have no private endpoint.
            Sku = new SkuArgs { Name = "Premium" },
            AdminUserEnabled = false,
            AnonymousPullEnabled = false,
            PublicNetworkAccess = "Disabled",
            NetworkRuleBypassOptions = "None",
            NetworkRuleSet = new NetworkRuleSetArgs { DefaultAction = "Deny" },
            ZoneRedundancy = stack.Settings.ZoneRedundant ? "Enabled" : "Disabled",
            Policies = new PoliciesArgs { ExportPolicy = new ExportPolicyArgs { Status = "disabled" } },
            Tags = stack.Tags,
        };
        if (stack.Encryption is { } key)
        {
            args.Identity = new IdentityPropertiesArgs
            {
                Type = ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = key.IdentityId.Apply(id =>
                    ImmutableDictionary<string, UserIdentityPropertiesArgs>.Empty.Add(id, new())
                ),
            };
            args.Encryption = new EncryptionPropertyArgs
            {
                Status = "enabled",
                KeyVaultProperties = new KeyVaultPropertiesArgs { KeyIdentifier = key.Uri, Identity = key.IdentityClientId },
            };
        }

        var registry = new Registry($"{name}-registry", args, new() { Parent = this });
        telemetry.Watch(name, this, registry.Id, LogCategories.Registry);
        link?.Attach(name, this, registry.Id, LinkTarget.Registry);

        Id = registry.Id;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    public Pulumi.AzureNative.Authorization.RoleAssignment GrantPull(StackContext stack, Principal principal) =>
        Grant.To(stack, this, "registry", Id, principal, Role.RegistryPull);
}
