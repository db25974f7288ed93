using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PlatformSignIn()
    : Rule(
        new()
        {
            Id = "platform-sign-in",
            Title = "App and platform agree on who signs users in",
            Why = "An app that expects the sign-in of App Service rejects all requests without it. Any other treats all users as one.",
            Fix = "Set the app's sign-in setting as authsettingsV2 is set. The app declares the setting under `apps` in preflight.yaml.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities",
            Requirements = ["ID-12"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            # preflight.yaml names a file that declares SignIn with the platformSignIn value AppService.
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: SignIn, value: AppService }
            app-sign-in:
              type: azure-native:web:WebAppAuthSettingsV2
              properties:
                name: ${app.name}
                platform: { enabled: true }
                globalValidation: { requireAuthentication: true }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var enforced = plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
            .Where(each => each.Is("platform.enabled", "true") && each.Is("globalValidation.requireAuthentication", "true"))
            .Select(plan.ParentOf)
            .ToHashSet();
        foreach (var settings in plan.Settings.Where(settings => settings.IsKnown))
        {
            if (
                plan
                    .Apps.FirstOrDefault(app => app.IsFor(plan, settings.Site))
                    ?.Settings.FirstOrDefault(each => each.PlatformSignIn is not null)
                is not { } declared
            )
            {
                continue;
            }

            var value = settings.Value(declared.Name);
            var relies = string.Equals(value, declared.PlatformSignIn, StringComparison.OrdinalIgnoreCase);
            if (settings.Has(declared.Name) && value is null)
            {
                continue;
            }

            if (relies && !enforced.Contains(settings.Site))
            {
                yield return settings.Site.Problem(
                    $"{declared.Name} is {value}, but no authsettingsV2 requires a sign-in, so the app rejects every request; add it"
                );
            }
            else if (!relies && enforced.Contains(settings.Site))
            {
                yield return settings.Site.Problem(
                    $"{declared.Name} is {value ?? "not set"}, but App Service requires a sign-in: the app treats all users as one; "
                        + $"set {declared.PlatformSignIn}"
                );
            }
        }
    }
}
