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
                && name is not ("APPLICATIONINSIGHTS_CONNECTION_STRING" or "APPINSIGHTS_INSTRUMENTATIONKEY")
                && !value.StartsWith("@Microsoft.KeyVault(", StringComparison.Ordinal)
                && !Uri.IsWellFormedUriString(value, UriKind.Absolute)
            )
            {
                yield return resource.Problem(
                    $"the setting {name} looks like a key; use an identity, or @Microsoft.KeyVault(SecretUri=...)"
                );
            }
            else if (Secret(name, value) is { } secret)
            {
                yield return resource.Problem(
                    $"the value of the setting {name} contains {secret}; use an identity, or @Microsoft.KeyVault(SecretUri=...)"
                );
            }
        }

        if (resource.List("siteConfig.connectionStrings").Any())
        {
            yield return resource.Problem("siteConfig.connectionStrings contain secrets; use an identity");
        }
    }

    /// <returns>What a value gives to every reader of the settings; null if nothing.</returns>
    private static string? Secret(string name, string value)
    {
        if (
            value.Contains("AccountKey=", StringComparison.OrdinalIgnoreCase)
            || value.Contains("SharedAccessKey=", StringComparison.OrdinalIgnoreCase)
        )
        {
            return "an account key";
        }

        if (Parts(value).Any(part => part is "PASSWORD" or "PWD"))
        {
            return "a password";
        }

        if (!Uri.TryCreate(value, UriKind.Absolute, out var address))
        {
            return null;
        }

        return address.UserInfo.Contains(':') ? "a user with a password"
            : address.Query.Contains("sig=", StringComparison.Ordinal)
            && address.Query.Contains("sv=", StringComparison.Ordinal)
            && name != "WEBSITE_RUN_FROM_PACKAGE"
                ? "a shared access signature"
            : null;
    }

    /// <summary>The keys of a connection string, in capitals.</summary>
    private static IEnumerable<string> Parts(string value) =>
        value
            .Split(';')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .Select(part => part[0].Trim().ToUpperInvariant());

    [GeneratedRegex(
        "(api|access|account|admin|query|primary|secondary)_*key|(?<!vault_*|vault)key$|secret(?!uri)|password|pwd"
            + "|connection_*str|connstr|sas_*token",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Suspicious();
}
