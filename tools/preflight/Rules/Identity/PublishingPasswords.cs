using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublishingPasswords()
    : ResourceRule(
        new()
        {
            Id = "publishing-passwords",
            Title = "Password, FTP, SSH and debugger access to the app are disabled",
            Why = "Each of them bypasses Microsoft Entra ID, and publishing passwords cannot be traced to a user.",
            Fix = "Declare WebAppFtpAllowed and WebAppScmAllowed with allow false, set ftpsState to Disabled and sshEnabled to false.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["ID-13"],
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            app:
              type: azure-native:web:WebApp
              properties:
                sshEnabled: false
                siteConfig: { ftpsState: Disabled }
            app-ftp:
              type: azure-native:web:WebAppFtpAllowed
              properties:
                name: ${app.name}
                allow: false
            app-scm:
              type: azure-native:web:WebAppScmAllowed
              properties:
                name: ${app.name}
                allow: false
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        foreach (var (kind, what) in new[] { ("Ftp", "FTP"), ("Scm", "the deployment site") })
        {
            var policy = plan.Of($"web:WebApp{kind}Allowed", $"web:WebApp{kind}AllowedSlot")
                .FirstOrDefault(each => plan.ParentOf(each) == resource);
            foreach (
                var problem in policy?.Must("allow", "publishing passwords are enabled by default", "false")
                    ?? [resource.Problem($"accepts publishing passwords for {what}; declare WebApp{kind}Allowed with allow false")]
            )
            {
                yield return problem;
            }
        }

        foreach (
            var problem in resource
                .Must("siteConfig.ftpsState", "FTP is enabled by default", "Disabled")
                .Concat(
                    resource.Has("siteConfig.remoteDebuggingEnabled")
                        ? resource.Must("siteConfig.remoteDebuggingEnabled", "a debugger can read the memory of the app", "false")
                        : []
                )
                .Concat(plan.IsWindows(resource) ? [] : resource.Must("sshEnabled", "a shell can read every app setting", "false"))
        )
        {
            yield return problem;
        }
    }
}
