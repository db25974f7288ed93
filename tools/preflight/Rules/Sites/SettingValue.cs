using System.Globalization;
using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SettingValue()
    : Rule(
        new()
        {
            Id = "app-setting-value",
            Title = "App settings have the values that the app accepts",
            Why = "The app does not start with a wrong or missing setting, or it runs without the feature.",
            Fix = "Set the value that the message allows. The app declares its settings under `apps` in preflight.yaml.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/dotnet/core/extensions/options-library-authors",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            # preflight.yaml names a file that declares Mode as required, with the values Offline and Azure.
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: Mode, value: Azure }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        where settings.IsKnown
        from app in plan.Apps.Where(app => app.IsFor(plan, settings.Site)).Take(1)
        from problem in Missing(settings, app).Concat(Wrong(settings, app))
        select settings.Site.Problem(problem);

    private static IEnumerable<string> Missing(SiteSettings settings, AppDeclaration app) =>
        from declared in app.Settings
        where declared.Required && declared.IgnoredBy(settings) is null
        let name = declared.IsList ? $"{declared.Name[..^1]}0" : declared.Name
        where declared.IsList ? !settings.All.Any(each => app.Find(each.Name) == declared) : !settings.Has(name)
        let meant = settings.All.FirstOrDefault(each =>
            app.Find(each.Name) is null && CommandLine.Suggestion.Distance(each.Name, name) <= Math.Max(2, name.Length / 5)
        )
        select $"{name} is required by the app and not set"
            + (meant is null ? $"; set it to {Allowed(declared)}" : $"; rename {meant.Name}, which the app does not read");

    private static IEnumerable<string> Wrong(SiteSettings settings, AppDeclaration app) =>
        from setting in settings.All
        where setting.Value is not null && !setting.Value.StartsWith("@Microsoft.", StringComparison.OrdinalIgnoreCase)
        let declared = app.Find(setting.Name)
        where declared is not null && declared.IgnoredBy(settings) is null && !Accepts(declared, setting.Value!)
        select $"{setting.Name} is "
            + (declared.Kind == "secret" ? "a secret of the wrong length" : $"'{setting.Value}'")
            + $"; the app accepts {Allowed(declared)}";

    /// <summary>An empty value counts as not set.</summary>
    private static bool Accepts(DeclaredSetting declared, string value) =>
        value.Length == 0
            ? !declared.Required
            : declared.Kind switch
            {
                "choice" => declared.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
                "number" => double.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && !(number < declared.Least)
                    && !(number > declared.Most),
                "flag" => bool.TryParse(value, out _),
                "address" => Uri.TryCreate(value, UriKind.Absolute, out var address) && declared.Schemes.Contains(address.Scheme),
                "secret" => !(value.Length < declared.LeastLength),
                "name" => declared.Pattern is null || Regex.IsMatch(value, declared.Pattern, RegexOptions.None, TimeSpan.FromSeconds(1)),
                _ => true,
            };

    private static string Allowed(DeclaredSetting declared) =>
        declared.Kind switch
        {
            "choice" => string.Join(" or ", declared.Values),
            "number" => string.Create(CultureInfo.InvariantCulture, $"a whole number from {declared.Least} to {declared.Most}"),
            "flag" => "true or false",
            "address" => $"an address that starts with {string.Join(" or ", declared.Schemes.Select(scheme => $"{scheme}:"))}",
            "secret" => string.Create(CultureInfo.InvariantCulture, $"a secret of at least {declared.LeastLength} characters"),
            "name" => declared.InWords ?? $"a value like {declared.Pattern}",
            _ => "a value",
        };
}
