using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class KeySetting()
    : ResourceRule(
        new()
        {
            Id = "app-key-setting",
            Title = "App settings contain no keys",
            Why = "App settings are readable by everyone with read access to the app's configuration. A Key Vault reference is not.",
            Fix = "Use an identity instead of the key, or set the value to @Microsoft.KeyVault(SecretUri=...).",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["ID-10", "ID-11"],
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
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var setting in resource.List("siteConfig.appSettings"))
        {
            var (name, value) = (setting.Text("name") ?? "", setting.Text("value") ?? "");
            if (
                Suspicious().IsMatch(name)
                && name != "APPLICATIONINSIGHTS_CONNECTION_STRING"
                && !value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)
                && !Uri.IsWellFormedUriString(value, UriKind.Absolute)
            )
            {
                yield return resource.Problem(
                    $"the setting {name} looks like a key; use an identity, or @Microsoft.KeyVault(SecretUri=...)"
                );
            }
        }

        if (resource.List("siteConfig.connectionStrings").Any())
        {
            yield return resource.Problem("siteConfig.connectionStrings contain secrets; use an identity");
        }
    }

    [GeneratedRegex(
        "(api|access|account|admin|query|primary|secondary)_*key|(?<!vault_*|vault)key$|secret(?!uri)|password|pwd"
            + "|connection_*str|connstr|sas_*token",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Suspicious();
}
