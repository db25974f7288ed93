using Infra.Settings;

namespace Infra.Components.Networking;

/// <summary>The hosts that one feature calls, and the team that owns the rule.</summary>
/// <param name="Feature">Names the rule collection group; turning the feature off removes the group.</param>
/// <param name="Priority">Fixed, so that no feature changes another's.</param>
/// <param name="Owner">The team that approves further hosts.</param>
/// <param name="Hosts">Never a bare *, which would allow everything.</param>
internal sealed record EgressRules(string Feature, int Priority, string Subnet, string Owner, string Reason, IReadOnlyList<string> Hosts)
{
    private const string Entra = "login.microsoftonline.com";

    /// <summary>
    /// Hosts of Microsoft Entra ID that App Service's sign-in calls. Microsoft documents the first alone; a user who traced a site behind a
    /// firewall reports the other two, without which every request is answered with 500 (MicrosoftDocs/azure-docs#104505).
    /// </summary>
    private static readonly string[] SignIn = [Entra, "login.windows.net", "sts.windows.net"];

    private static readonly string[] Telemetry = ["*.in.applicationinsights.azure.com", "*.livediagnostics.monitor.azure.com", Entra];

    /// <summary>Microsoft, "Use Azure Firewall with Container Apps"; the agents' runtime is one.</summary>
    private static readonly string[] Agents =
    [
        "mcr.microsoft.com",
        "*.data.mcr.microsoft.com",
        "packages.aks.azure.com",
        "acs-mirror.azureedge.net",
        "*.identity.azure.net",
        Entra,
        "*.login.microsoftonline.com",
        "*.login.microsoft.com",
    ];

    private static readonly string[] Updates = ["azure.archive.ubuntu.com", "archive.ubuntu.com", "security.ubuntu.com"];

    /// <summary>Allows port 80 in addition to 443.</summary>
    public bool Http { get; init; }

    /// <summary>The rules of the features that are on.</summary>
    public static IEnumerable<EgressRules> Of(EgressArgs args)
    {
        if (args.AllowsSignIn)
        {
            yield return new("sign-in", 1000, "app", "identity team", "App Service checks tokens with Entra ID", SignIn);
        }

        if (args.AllowsTelemetry)
        {
            const string Reason = "the app sends traces and metrics to Application Insights";
            yield return new("telemetry", 1100, "app", "platform team", Reason, Telemetry);
        }

        if (args.AllowsAgents)
        {
            yield return new("agents", 1200, "agents", "AI team", "the agents' runtime pulls its images and signs in", Agents);
        }

        if (args.AllowsAiGateway)
        {
            const string Reason = "the AI gateway checks tokens with Entra ID and sends its metrics";
            yield return new("ai-gateway", 1250, SubnetPlan.AiGateway, "AI team", Reason, args.AllowsTelemetry ? Telemetry : [Entra]);
        }

        if (args.AllowsUpdates)
        {
            const string Reason = "Ubuntu installs its security updates";
            yield return new("jump-host-updates", 1300, "jump", "platform team", Reason, Updates) { Http = true };
        }

        if (args.Runners.Kind != RunnerKind.None)
        {
            const string Reason = "deployment runners call their service, Azure and package sources";
            var hosts = RunnerHosts.Of(args.Runners, args.SiteHost);
            yield return new("runners", 1400, SubnetPlan.Runners, "platform team", Reason, hosts);
        }
    }
}
