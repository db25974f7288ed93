using Infra.Access;
using Infra.Context;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.KeyVault;
using Pulumi.AzureNative.KeyVault.Inputs;
using VaultSku = Pulumi.AzureNative.KeyVault.Inputs.SkuArgs;

namespace Infra.Components.Security;

/// <summary>
/// A vault for secrets and the encryption key, with access by role only. Azure encrypts the vault with its own keys; it cannot use a key
/// that it holds itself.
/// </summary>
public sealed class KeyVault : ComponentResource
{
    private readonly DataService _service;

    public KeyVault(string name, KeyVaultArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:security:KeyVault", name, options)
    {
        var context = args.Context;
        var properties = new VaultPropertiesArgs
        {
            TenantId = context.TenantId,
            Sku = new VaultSku { Family = "A", Name = SkuName.Standard },
            EnableRbacAuthorization = true,
            EnableSoftDelete = true,
            SoftDeleteRetentionInDays = args.RetentionDays,
            PublicNetworkAccess = context.Access.State,
            NetworkAcls = NetworkRules(args),
        };

        // Azure accepts true or no value: it rejects false, and true is permanent.
        if (args.PurgeProtection)
        {
            properties.EnablePurgeProtection = true;
        }

        var vault = new Vault(
            name,
            new()
            {
                VaultName = context.Names.Of("kv", 24),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Properties = properties,
                Tags = context.Tags,
            },
            context.DataOptions(this)
        );
        _service = new DataService(name, context, this, vault.Id);
        _service.CreateDiagnosticsAndEndpoint(LogCategories.Vault, LinkTarget.Vault);

        Id = vault.Id;
        Name = vault.Name;
        Uri = Output.Format($"https://{vault.Name}.vault.azure.net/");
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>Ends with a slash.</summary>
    [Output("uri")]
    public Output<string> Uri { get; private set; }

    public RoleAssignment GrantSecrets(Principal principal) => _service.Grant(principal, Role.KeyVaultSecretsUser);

    /// <summary>Wraps and unwraps data keys with a key of the vault.</summary>
    public RoleAssignment GrantEncryption(Principal principal) => _service.Grant(principal, Role.CryptoServiceEncryptionUser);

    private static NetworkRuleSetArgs NetworkRules(KeyVaultArgs args)
    {
        var access = args.Context.Access;
        var rules = new NetworkRuleSetArgs { DefaultAction = "Deny", Bypass = args.AdmitsAzureServices ? "AzureServices" : "None" };
        foreach (var address in access.IsPublic ? access.AllowedAddresses : [])
        {
            rules.IpRules.Add(new IPRuleArgs { Value = address });
        }

        if (access.AppSubnetId is { } subnet)
        {
            rules.VirtualNetworkRules.Add(new VirtualNetworkRuleArgs { Id = subnet });
        }

        return rules;
    }
}
