using System.Collections.Immutable;
using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.ContainerRegistry.Inputs;
using RoleAssignment = Pulumi.AzureNative.Authorization.RoleAssignment;

namespace Infra.Components.Prediction;

/// <summary>The container registry for images of predictive models. The admin user, anonymous pull and public access are off.</summary>
public sealed class ModelRegistry : ComponentResource
{
    private readonly DataService _service;

    public ModelRegistry(string name, ModelRegistryArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:prediction:ModelRegistry", name, options)
    {
        var context = args.Context;
        var inputs = new RegistryArgs
        {
            RegistryName = context.Names.Compact("cr", 50),
            ResourceGroupName = context.ResourceGroupName,
            Location = context.Location,

            // Only Premium supports private endpoints.
            Sku = new SkuArgs { Name = "Premium" },
            AdminUserEnabled = false,
            AnonymousPullEnabled = false,
            PublicNetworkAccess = "Disabled",
            NetworkRuleBypassOptions = "None",
            NetworkRuleSet = new NetworkRuleSetArgs { DefaultAction = "Deny" },
            ZoneRedundancy = context.ZoneRedundant ? "Enabled" : "Disabled",
            Policies = new PoliciesArgs { ExportPolicy = new ExportPolicyArgs { Status = "disabled" } },
            Tags = context.Tags,
        };
        if (context.Encryption is { } key)
        {
            inputs.Identity = new IdentityPropertiesArgs
            {
                Type = ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = key.IdentityId.Apply(id =>
                    ImmutableDictionary<string, UserIdentityPropertiesArgs>.Empty.Add(id, new())
                ),
            };
            inputs.Encryption = new EncryptionPropertyArgs
            {
                Status = "enabled",
                KeyVaultProperties = new KeyVaultPropertiesArgs { KeyIdentifier = key.Uri, Identity = key.IdentityClientId },
            };
        }

        var registry = new Registry($"{name}-registry", inputs, new() { Parent = this });
        _service = new DataService(name, context, this, registry.Id, locked: false);
        _service.CreateDiagnosticsAndEndpoint(LogCategories.Registry, LinkTarget.Registry);

        Id = registry.Id;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    public RoleAssignment GrantPull(Principal principal) => _service.Grant(principal, Role.RegistryPull, "registry");
}
