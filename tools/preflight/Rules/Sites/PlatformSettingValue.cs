using System.Globalization;
using System.Net;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlatformSettingValue()
    : Rule(
        new()
        {
            Id = "platform-setting-value",
            Title = "Settings of App Service have values that it accepts",
            Why = "App Service ignores a value that it does not understand, or limits it, without an error.",
            Fix = "Set a value of the kind and range that the message names.",
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
                    - { name: WEBSITE_HEALTHCHECK_MAXPINGFAILURES, value: '5' }
                    - { name: SCM_DO_BUILD_DURING_DEPLOYMENT, value: 'false' }
                    - { name: ASPNETCORE_ENVIRONMENT, value: Production }
            """,
        }
    )
{
    private static readonly string[] Flags = ["true", "false", "1", "0"];
    private static readonly string[] Abbreviations = ["prod", "prd", "live", "release"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from settings in plan.Settings
        from setting in settings.All
        where setting.Value is { Length: > 0 } && !setting.Value.StartsWith('@')
        let problem = Of(setting.Name, setting.Value!, settings)
        where problem is not null
        select settings.Site.Problem(problem);

    private static string? Of(string name, string value, SiteSettings settings) =>
        PlatformSetting.Find(name) switch
        {
            { Kind: "flag" } when !Flags.Contains(value, StringComparer.OrdinalIgnoreCase) => $"{name} is '{value}'; set true or false",
            { Kind: "number" } known => Number(known, value, settings.Site),
            { Kind: "choice" } known when !known.Row.List("values").Contains(value, StringComparer.OrdinalIgnoreCase) =>
                $"{name} is '{value}'; set {string.Join(", ", known.Row.List("values"))}",
            { Kind: "path" } when value[0] != '/' => $"{name} is '{value}', which has no slash at its start; set /{value}",
            { Kind: "statusCodes" } when !value.Split(',', StringSplitOptions.TrimEntries).All(IsStatus) =>
                $"{name} is '{value}'; list HTTP status codes, as in 200,202",
            { Kind: "address" } when !IPAddress.TryParse(value, out _) => $"{name} is '{value}'; set the IP address of a DNS server",
            _ => OfName(name, value, settings),
        };

    private static string? OfName(string name, string value, SiteSettings settings) =>
        name.ToUpperInvariant() switch
        {
            "SCM_DO_BUILD_DURING_DEPLOYMENT"
            or "ENABLE_ORYX_BUILD"
                when value is "1" or "true" or "True" && settings.Value("WEBSITE_RUN_FROM_PACKAGE") is not (null or "0") =>
                $"{name} is {value}, but the site runs from a package, which is read-only: no build can run; remove one of both",
            "WEBSITE_VNET_ROUTE_ALL" when value is "0" or "false" =>
                "WEBSITE_VNET_ROUTE_ALL is 0, which sends public traffic around the network; remove it and set outboundVnetRouting",
            "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" when Abbreviations.Contains(value, StringComparer.OrdinalIgnoreCase) =>
                $"{name} is {value}, which .NET does not treat as Production: defaults of production do not apply; set Production",
            _ => null,
        };

    /// <summary>A Windows container takes a time span.</summary>
    private static string? Number(PlatformSetting known, string value, AzureResource site)
    {
        var (least, most) = (known.Row.Number("least"), known.Row.Number("most"));
        return
            (!site.IsLinux() && value.Contains(':') && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _))
            || (double.TryParse(value, CultureInfo.InvariantCulture, out var number) && !(number < least) && !(number > most))
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{known.Name} is '{value}'; set a number from {least} to {most}");
    }

    private static bool IsStatus(string code) =>
        int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599;
}
