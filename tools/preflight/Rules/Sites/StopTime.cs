using System.Globalization;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StopTime()
    : Rule(
        new()
        {
            Id = "stop-time",
            Title = "App Service waits until an app has ended its open requests",
            Why = "App Service stops a container after 5 seconds. Requests that are still open then end with an error, at each deployment.",
            Fix = "Set WEBSITES_CONTAINER_STOP_TIME_LIMIT to the time that the app needs, at most 120 seconds.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = "https://learn.microsoft.com/azure/app-service/reference-app-settings",
            Requirements = ["APP-07"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                reserved: true
                siteConfig:
                  appSettings:
                    - { name: ASPNETCORE_SHUTDOWNTIMEOUTSECONDS, value: '30' }
                    - { name: WEBSITES_CONTAINER_STOP_TIME_LIMIT, value: '60' }
            """,
        }
    )
{
    private const string Limit = "WEBSITES_CONTAINER_STOP_TIME_LIMIT";
    private const double LimitByDefault = 5;

    /// <summary>Ends of names, without underscores, of the times that an app takes one after another to stop.</summary>
    private static readonly string[] Names = ["DRAINSECONDS", "NOTICESECONDS", "GRACESECONDS", "SHUTDOWNSECONDS", "SHUTDOWNTIMEOUTSECONDS"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var settings in plan.Settings.Where(each => each.IsKnown && each.Site.IsLinux() && !each.Site.IsFunction()))
        {
            var app = plan.Apps.FirstOrDefault(app => app.IsFor(plan, settings.Site));
            var needed =
                settings.All.Where(each => IsTime(each.Name)).Sum(each => Number(each.Value) ?? 0)
                + (app?.Settings.Where(each => IsTime(each.Name) && !settings.Has(each.Name)).Sum(each => each.Default ?? 0) ?? 0);
            var given = settings.Has(Limit) ? Number(settings.Value(Limit)) : LimitByDefault;
            if (needed > given)
            {
                yield return settings.Site.Problem(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"is stopped after {given} seconds, but the app needs up to {needed}; set {Limit} to {needed} or more"
                    )
                );
            }
        }
    }

    private static bool IsTime(string name) =>
        Names.Any(end => name.Replace("_", "", StringComparison.Ordinal).EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static double? Number(string? value) => double.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : null;
}
