using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SiteRuntime()
    : ResourceRule(
        new()
        {
            Id = "site-runtime",
            Title = "The runtime of a site exists, is supported and runs the app",
            Why =
                "App Service rejects an unknown runtime, or starts an empty site. A retired one gets no security updates. An app for a "
                + "newer framework does not start.",
            Fix = "Set siteConfig.linuxFxVersion to a supported runtime of the app's framework.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/language-support-policy",
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                kind: app,linux
                reserved: true
                siteConfig: { linuxFxVersion: DOTNETCORE|10.0 }
            """,
        }
    )
{
    private const string Property = "siteConfig.linuxFxVersion";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource.IsFunction() || resource.Hides(Property)
            ? []
            : Problems(resource, plan).Concat(System(resource, plan)).Select(resource.Problem);

    /// <summary>What is wrong with the runtime itself.</summary>
    internal static IEnumerable<string> Problems(AzureResource site, AzurePlan plan) =>
        !site.IsLinux() || site.Hides(Property) || site.IsFunction() ? []
        : site.Text(Property) is { Length: > 0 } given
            ? Runtime(given, plan.Today, plan.Apps.FirstOrDefault(app => app.IsFor(plan, site))?.Framework)
        : [$"{Property} is not set, so that a Linux site starts without a runtime; set it"];

    private static IEnumerable<string> Runtime(string given, DateOnly today, string? framework)
    {
        var family = given.Split('|', ':', '-')[0];
        if (!given.Contains('|'))
        {
            var version = given.Split(':', 2) is [_, var after] ? after : "<version>";
            yield return $"{Property} is {given}, which App Service rejects; write {family.ToUpperInvariant()}|{version}";
            yield break;
        }

        if (SiteRuntimes.Find(given) is not { } row)
        {
            yield return SiteRuntimes.Families.Contains(family, StringComparer.OrdinalIgnoreCase)
                ? $"{Property} is {given}, which App Service does not have; set "
                    + string.Join(" or ", SiteRuntimes.Supported(family, today))
                : $"{Property} is {given}, but App Service has no runtime {family}; use {string.Join(", ", SiteRuntimes.Families)}";
            yield break;
        }

        var tooOld = framework is not null && Major(framework, "net") is { } wanted && !Runs(given, wanted);
        if (row.Day("ends") is { } end && end < today)
        {
            var next = SiteRuntimes.Supported(family, today).ToList();
            yield return $"{Property} is {given}, whose support ended on {end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                + (
                    tooOld ? $", and the app is built for {framework}; set {Fitting(framework!)}"
                    : next.Count > 0 ? $"; set {string.Join(" or ", next)}"
                    : "; the stack is retired, use another or a container"
                );
        }
        else if (tooOld)
        {
            yield return $"{Property} is {given}, but the app is built for {framework} and does not start on it; set {Fitting(framework!)}";
        }
    }

    private static string Fitting(string framework) => $"DOTNETCORE|{framework["net".Length..]}";

    private static IEnumerable<string> System(AzureResource site, AzurePlan plan)
    {
        if (site.IsLinux() && site.Text("siteConfig.windowsFxVersion") is { Length: > 0 } windows && !AzureResource.IsHidden(windows))
        {
            yield return $"siteConfig.windowsFxVersion is {windows} on a Linux site; remove it, or use a Windows plan";
        }

        // The packages send reserved: false for a site that does not say; its plan then decides.
        if (
            site.Has(Property)
            && site.Text("reserved") is "false"
            && (site.Has("kind") || plan.PlanOf(site) is not { } own || !IsLinuxPlan(own))
        )
        {
            yield return $"reserved is false, which makes a Windows site, but {Property} names a Linux runtime; set reserved to true";
        }

        if (
            site.Text("kind") is { } kind
            && !AzureResource.IsHidden(kind)
            && !kind.Contains("linux", StringComparison.OrdinalIgnoreCase)
            && (site.Is("reserved", "true") || site.Has(Property))
            && !site.Hides("reserved")
        )
        {
            yield return $"kind is {kind} on a Linux site, so that tools treat it as Windows; set {kind},linux";
        }

        // A site that names no system takes that of its plan.
        var isWindows = site.Text("reserved") is "false" || site.Has("siteConfig.windowsFxVersion");
        if (
            plan.PlanOf(site) is { } on
            && !on.Hides("reserved")
            && !on.Hides("kind")
            && (IsLinuxPlan(on) ? isWindows && !site.IsLinux() : site.IsLinux())
        )
        {
            yield return $"is a {(site.IsLinux() ? "Linux" : "Windows")} site on the plan {on.Name}, which is no "
                + $"{(site.IsLinux() ? "Linux" : "Windows")} plan; set reserved of both to {(site.IsLinux() ? "true" : "false")}";
        }
    }

    private static bool IsLinuxPlan(AzureResource plan) => plan.Is("reserved", "true");

    private static bool Runs(string runtime, int wanted) =>
        !runtime.StartsWith("DOTNETCORE|", StringComparison.OrdinalIgnoreCase)
            ? runtime.Split('|')[0].ToUpperInvariant() is "DOCKER" or "COMPOSE" or "KUBE" or "SITECONTAINERS"
            : Major(runtime, "DOTNETCORE|") >= wanted;

    private static int? Major(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && int.TryParse(text[prefix.Length..].Split('.', '-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
}
