using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SecuritySetting()
    : Rule(
        new()
        {
            Id = "security-setting",
            Title = "Settings of the platform do not weaken sign-in or private name resolution",
            Why = "A variable of sign-in that the program sets pretends a check. A public DNS server cannot resolve private names.",
            Fix = "Remove the setting; sign-in is configured in authsettingsV2, and name servers in the virtual network.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/reference-app-settings",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: WEBSITE_DNS_SERVER, value: 168.63.129.16 }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        from setting in settings.All
        let problem = Problem(setting, settings.Site)
        where problem is not null
        select settings.Site.Problem(problem);

    /// <returns>Null if the setting weakens nothing.</returns>
    internal static string? Problem(SiteSetting setting, AzureResource site) =>
        setting.Name.ToUpperInvariant() switch
        {
            "WEBSITE_AUTH_ENABLED" =>
                "WEBSITE_AUTH_ENABLED is set by the program: an app that trusts it accepts identity headers from any caller; remove it",
            "WEBSITE_AUTH_VALIDATE_NONCE" when setting.Value is "false" or "False" or "0" =>
                "WEBSITE_AUTH_VALIDATE_NONCE is false: without the nonce a sign-in can be replayed; remove it",
            "WEBSITE_DNS_SERVER"
            or "WEBSITE_DNS_ALT_SERVER"
                when site.Has("virtualNetworkSubnetId") && IPAddress.TryParse(setting.Value, out var server) && IsPublic(server) =>
                $"{setting.Name} is {setting.Value}, a public server that does not resolve private names; "
                    + "remove it, or use a server of the network or 168.63.129.16",
            _ => null,
        };

    private static bool IsPublic(IPAddress address) =>
        address.ToString() != "168.63.129.16"
        && !new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7" }.Any(range =>
            IPNetwork.Parse(range).Contains(address)
        );
}
