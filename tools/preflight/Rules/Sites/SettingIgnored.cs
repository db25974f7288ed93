using CommandLine;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SettingIgnored()
    : Rule(
        new()
        {
            Id = "app-setting-ignored",
            Title = "Every app setting is read by the platform or by the app",
            Why = "A misspelt setting has no effect, and no error says so: the default stays in force.",
            Fix = "Correct the name or remove the setting. List what the app reads under `apps` in preflight.yaml.",
            Severity = Severity.Warning,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/reference-app-settings",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: WEBSITES_CONTAINER_STOP_TIME_LIMIT, value: '60' }
            """,
        }
    )
{
    private static readonly char[] Digits = [.. "0123456789"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var bySite = plan.Settings.ToLookup(settings => settings.Site);
        var byParent = plan.Settings.ToLookup(settings => plan.ParentOf(settings.Site));
        return from settings in plan.Settings
            let app = plan.Apps.FirstOrDefault(app => app.IsFor(plan, settings.Site))
            let parent = plan.ParentOf(settings.Site)
            let counterparts = byParent[settings.Site].Concat(parent is null ? [] : bySite[parent]).ToList()
            from name in settings.All.Select(setting => setting.Name).Distinct(StringComparer.OrdinalIgnoreCase)
            let problem = Problem(name, app, settings) ?? OfCounterpart(name, app, settings, counterparts)
            where problem is not null
            select settings.Site.Problem(problem);
    }

    /// <returns>Null if the setting is read.</returns>
    internal static string? Problem(string name, AppDeclaration? app, SiteSettings settings) =>
        OfPlatform(name) ?? OfApp(name, app, settings) ?? OfLinux(name, settings.Site);

    private static string? OfPlatform(string name) =>
        PlatformSetting.Find(name) switch
        {
            { Kind: "readOnly" } known when !known.Row.Is("error") =>
                $"{name} is read-only: App Service sets it and ignores this value; remove it",
            { Kind: "deprecated" } old => $"{name} is deprecated; use {old.Row["instead"]}",
            _ => null,
        };

    private static string? OfApp(string name, AppDeclaration? app, SiteSettings settings)
    {
        if (app?.Find(name) is { } known)
        {
            return known.IgnoredBy(settings) is { } condition ? $"{name} is set, but the app does not read it while {condition}" : null;
        }

        if (PlatformSetting.Find(name) is not null)
        {
            return null;
        }

        if (app?.Settings.FirstOrDefault(own => own.Name.Contains("__", StringComparison.Ordinal) && IsSpelt(name, own.Name)) is { } meant)
        {
            return Misspelt(name, meant.Name);
        }

        var own = app?.HasSectionOf(name) == true ? Suggestion.Nearest(name, app.Settings.Select(setting => setting.Name)).First() : null;
        return own is not null
                ? $"{name} is a setting that the app does not read; "
                    + (Suggestion.Distance(own, name) <= Math.Max(2, name.Length / 5) ? $"did you mean {own}?" : "remove it")
            : PlatformSetting.Nearest(name) is { } near ? $"{name} is read neither by App Service nor by a known SDK; did you mean {near}?"
            : null;
    }

    /// <summary>A name that the slot of the site, or the site of the slot, writes with two underscores.</summary>
    private static string? OfCounterpart(string name, AppDeclaration? app, SiteSettings settings, IEnumerable<SiteSettings> counterparts) =>
        app is not null || PlatformSetting.Find(name) is not null ? null
        : counterparts
            .SelectMany(other => other.All)
            .FirstOrDefault(other =>
                other.Name.Contains("__", StringComparison.Ordinal) && !settings.Has(other.Name) && IsSpelt(name, other.Name)
            )
            is { } meant
            ? Misspelt(name, meant.Name)
        : null;

    private static string Misspelt(string name, string meant) =>
        $"{name} is read as one name: two underscores separate a section from its setting; did you mean {meant}?";

    /// <summary>True for names that differ only in the marks between their words.</summary>
    private static bool IsSpelt(string name, string meant) =>
        !name.Equals(meant, StringComparison.OrdinalIgnoreCase)
        && Letters(name).Equals(Letters(meant), StringComparison.OrdinalIgnoreCase)
        && name.AsSpan().IndexOfAny('_', '-', '.') > 0;

    /// <summary>Without marks, and without the number of an element of a list.</summary>
    private static string Letters(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).TrimEnd(Digits);

    private static string? OfLinux(string name, AzureResource site) =>
        name.Contains('.') && site.IsLinux() && !name.Contains(':')
            ? $"{name} becomes the variable {name.Replace('.', '_')} on Linux; use that name"
            : null;
}
