using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using VaultSku = Pulumi.AzureNative.KeyVault.Inputs.SkuArgs;

namespace Infra.Components;

/// <summary>A vault for secrets that cannot be avoided; access is by role alone.</summary>
public sealed class KeyVault : ComponentResource
{
    private readonly StackContext _stack;

    public KeyVault(string name, StackContext stack, Diagnostics telemetry, PrivateLink? link, ComponentResourceOptions? options = null)
        : base("ai-workload:vault:KeyVault", name, options)
    {
        _stack = stack;

        // The services that encrypt with a key of this vault come from Azure's own network; nobody else is let past the rules.
        var rules = new NetworkRuleSetArgs
        {
            DefaultAction = "Deny",
            Bypass = stack.Settings.CustomerManagedKeys ? "AzureServices" : "None",
        };
        foreach (var address in stack.IsPublic ? stack.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IPRuleArgs { Value = address });
        }

        if (stack.AdmittedSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { Id = subnet });
        }

        var properties = new VaultPropertiesArgs
        {
            TenantId = stack.TenantId,
            Sku = new VaultSku { Family = "A", Name = SkuName.Standard },
            EnableRbacAuthorization = true,
            EnableSoftDelete = true,
            SoftDeleteRetentionInDays = stack.Settings.VaultRetentionDays,
            PublicNetworkAccess = stack.PublicNetworkAccess,
            NetworkAcls = rules,
        };

        // Azure takes true or nothing: false is refused, and true can never be taken back.
        if (stack.Settings.VaultPurgeProtection)
        {
            properties.EnablePurgeProtection = true;
        }

        var vault = new Vault(
            $"{name}-vault",
            new()
            {
                VaultName = stack.Names.Of("kv", 24),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Properties = properties,
                Tags = stack.Tags,
            },
            stack.Data(this)
        );
        DeleteLock.On(stack, name, this, vault.Id);
        telemetry.Watch(name, this, vault.Id, LogCategories.Vault);
        link?.Attach(name, this, vault.Id, LinkTarget.Vault);

        Id = vault.Id;
        Name = vault.Name;
        Uri = Output.Format($"https://{vault.Name}.vault.azure.net/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    [Output("uri")]
    public Output<string> Uri { get; private set; }

    public RoleAssignment GrantSecrets(Principal principal) => Grant.To(_stack, this, "vault", Id, principal, Role.KeyVaultSecretsUser);
}
