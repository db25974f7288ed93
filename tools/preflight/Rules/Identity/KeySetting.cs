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
            Title = "No setting of a site holds a key; what must stay secret is a reference to a vault",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["ID-10", "ID-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
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
            yield return resource.Problem("siteConfig.connectionStrings hold secrets; use an identity");
        }
    }

    [GeneratedRegex(
        "(api|access|account|admin|query|primary|secondary)_*key|(?<!vault_*|vault)key$|secret(?!uri)|password|pwd|connection_*str|connstr|sas_*token",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Suspicious();
}
