using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class HiddenSettings()
    : ResourceRule(
        new()
        {
            Id = "hidden-settings",
            Title = "App settings are not secret as a whole",
            Why = "Settings that are secret or unknown as a whole cannot be checked for roles, names and network paths.",
            Fix = "Mark single values as secret, or use Key Vault references.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/secrets",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - name: PartnerApiKey
                      value: '@Microsoft.KeyVault(SecretUri=https://my-vault.vault.azure.net/secrets/partner-api-key)'
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.Hides("siteConfig.appSettings")
            ?
            [
                resource.Problem(
                    "its app settings are secret or unknown as a whole, so roles, names and network paths are not checked; "
                        + "use Key Vault references"
                ),
            ]
            : [];
}
