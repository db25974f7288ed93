using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Reports.Diagrams;

/// <summary>How users reach the app of a plan: the protocols that are answered, and whether sign-in is required.</summary>
internal static class ArchitectureEntrance
{
    public static string Of(AzurePlan plan) => $"{Protocol(plan)}, {SignIn(plan)}";

    private static string Protocol(AzurePlan plan)
    {
        var gateways = plan.Of("network:ApplicationGateway").ToList();
        var isPlain =
            gateways.Count > 0 ? gateways.Exists(ServesPlainText) : plan.Of("web:WebApp").Any(site => !site.Is("httpsOnly", "true"));
        return isPlain ? "HTTP or HTTPS" : "HTTPS";
    }

    /// <summary>A listener without TLS is harmless where its rule only redirects.</summary>
    private static bool ServesPlainText(AzureResource gateway) =>
        gateway
            .List("httpListeners")
            .Where(listener => string.Equals(listener.Text("protocol"), "Http", StringComparison.OrdinalIgnoreCase))
            .Any(listener =>
                gateway
                    .List("requestRoutingRules")
                    .Where(rule => rule.Text("httpListener.id")?.EndsWith($"/{listener.Text("name")}", StringComparison.Ordinal) == true)
                    .Any(rule => rule.Text("redirectConfiguration.id") is null)
            );

    private static string SignIn(AzurePlan plan)
    {
        var sites = plan.Of("web:WebApp").ToList();
        var signedIn = sites.Count(site => plan.Of("web:WebAppAuthSettingsV2").Any(each => plan.ParentOf(each) == site && Requires(each)));
        return signedIn == 0 ? "without sign-in"
            : signedIn == sites.Count ? "signed in"
            : "some apps without sign-in";
    }

    private static bool Requires(AzureResource settings) =>
        settings.Is("platform.enabled", "true") && settings.Is("globalValidation.requireAuthentication", "true");
}
