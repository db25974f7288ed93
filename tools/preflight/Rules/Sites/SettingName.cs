using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SettingName()
    : Rule(
        new()
        {
            Id = "app-setting-name",
            Title = "App settings have names that App Service accepts, each once",
            Why = "App Service rejects other characters, and names that differ in case only. Linux rejects a colon in a variable.",
            Fix = "Use letters, digits, underscores and periods; write two underscores for a colon.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://learn.microsoft.com/azure/app-service/configure-common",
            Requirements = ["DEP-11"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                reserved: true
                siteConfig:
                  appSettings:
                    - { name: Chat__Mode, value: Azure }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var settings in plan.Settings)
        {
            var site = settings.Site;
            foreach (var name in settings.All.Select(setting => setting.Name))
            {
                if (name.Length == 0)
                {
                    yield return site.Problem("has an app setting without a name; give it one or remove it");
                }
                else if (name.Trim() != name)
                {
                    yield return site.Problem(
                        $"the app setting '{name}' begins or ends with a space, which App Service rejects; remove it"
                    );
                }
                else if (name.Contains(':') && site.IsLinux())
                {
                    yield return site.Problem(
                        $"the app setting '{name}' has a colon, which Linux does not accept in a variable; name it "
                            + name.Replace(":", "__", StringComparison.Ordinal)
                    );
                }
                else if (!IsAccepted(name, site))
                {
                    yield return site.Problem(
                        $"the app setting '{name}' has a character that App Service rejects; use letters, digits, underscores and periods"
                    );
                }
            }

            foreach (
                var twice in settings.All.GroupBy(setting => setting.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
            )
            {
                yield return site.Problem(
                    $"the app setting {twice.Key} is given twice ({string.Join(", ", twice.Select(each => each.Name))}); keep one"
                );
            }
        }
    }

    internal static bool IsAccepted(string name, AzureResource site) =>
        name.Length > 0
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or ':')
        && !(name.Contains(':') && site.IsLinux());
}
