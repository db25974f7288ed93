using Infra.Settings;

namespace Infra.Components;

/// <summary>The hosts that one feature calls, and who answers for letting it.</summary>
/// <param name="Feature">Names the rule collection group; turning the feature off removes the group.</param>
/// <param name="Priority">Fixed, so that no feature moves another's.</param>
/// <param name="Owner">Whom to ask before a host is added.</param>
/// <param name="Hosts">Never a bare *: that would be no firewall.</param>
internal sealed record EgressRules(string Feature, int Priority, string Subnet, string Owner, string Reason, IReadOnlyList<string> Hosts)
{
    public bool Http { get; init; }

    /// <summary>The features that are on, with their hosts. A feature that calls nobody is not in it: Azure refuses a rule without hosts.</summary>
    public static IEnumerable<EgressRules> Of(WorkloadSettings settings) =>
        new[]
        {
            new EgressRules(
                "sign-in",
                1000,
                "app",
                "identity team",
                "App Service checks people's tokens with Entra ID",
                settings.SignInClientId is null ? [] : ["login.microsoftonline.com"]
            ),
            new EgressRules(
                "telemetry",
                1100,
                "app",
                "platform team",
                "the app sends traces and metrics to Application Insights",
                settings.PrivateMonitoring
                    ? []
                    : ["*.in.applicationinsights.azure.com", "*.livediagnostics.monitor.azure.com", "login.microsoftonline.com"]
            ),
            // Microsoft, "Use Azure Firewall with Container Apps": the agents' runtime is one.
            new EgressRules(
                "agents",
                1200,
                "agents",
                "AI team",
                "the agents' runtime pulls its images and signs in",
                settings.Foundry != FoundryMode.Agents
                    ? []
                    :
                    [
                        "mcr.microsoft.com",
                        "*.data.mcr.microsoft.com",
                        "packages.aks.azure.com",
                        "acs-mirror.azureedge.net",
                        "*.identity.azure.net",
                        "login.microsoftonline.com",
                        "*.login.microsoftonline.com",
                        "*.login.microsoft.com",
                    ]
            ),
            new EgressRules(
                "jump-host-updates",
                1300,
                "jump",
                "platform team",
                "Ubuntu installs its security updates",
                settings.JumpHostKey is null ? [] : ["azure.archive.ubuntu.com", "archive.ubuntu.com", "security.ubuntu.com"]
            )
            {
                Http = true,
            },
        }.Where(rules => rules.Hosts.Count > 0);
}
