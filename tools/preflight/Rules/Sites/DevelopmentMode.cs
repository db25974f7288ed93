using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class DevelopmentMode()
    : Rule(
        new()
        {
            Id = "development-mode",
            Title = "No app in production runs in a development mode",
            Why = "Development modes show stack traces, settings and consoles to every caller.",
            Fix = "Remove the setting: the default is production.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            From = Stage.Production,
            Source = "https://learn.microsoft.com/aspnet/core/fundamentals/environments",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: ASPNETCORE_ENVIRONMENT, value: Production }
            """,
        }
    )
{
    private static readonly Dictionary<string, string[]> Modes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ASPNETCORE_ENVIRONMENT"] = ["Development"],
        ["DOTNET_ENVIRONMENT"] = ["Development"],
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = ["Development"],
        ["NODE_ENV"] = ["development", "test"],
        ["RAILS_ENV"] = ["development", "test"],
        ["FLASK_ENV"] = ["development"],
        ["APP_ENV"] = ["local", "dev", "development"],
        ["SPRING_PROFILES_ACTIVE"] = ["dev", "development", "local"],
    };

    private static readonly string[] Switches =
    [
        "ASPNETCORE_DETAILEDERRORS",
        "DOTNET_DETAILEDERRORS",
        "FLASK_DEBUG",
        "DJANGO_DEBUG",
        "APP_DEBUG",
        "PHP_DISPLAY_ERRORS",
        "WEBSITE_TOMCAT_ERROR_DETAILS",
        "APPSVC_REMOTE_DEBUGGING",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        from setting in settings.All
        let problem = Problem(setting)
        where problem is not null
        select settings.Site.Problem(problem);

    /// <returns>Null if the setting is no development mode.</returns>
    internal static string? Problem(SiteSetting setting) => setting.Value is null ? null : Of(setting.Name, setting.Value);

    private static string? Of(string name, string value) =>
        Modes.TryGetValue(name, out var modes) && modes.Contains(value, StringComparer.OrdinalIgnoreCase)
            ? $"{name} is {value} in production, which shows details of errors to callers; remove it"
        : Switches.Contains(name, StringComparer.OrdinalIgnoreCase) && value.ToUpperInvariant() is "1" or "TRUE" or "ON" or "YES"
            ? $"{name} is {value} in production, which shows details of errors to callers; remove it"
        : null;
}
