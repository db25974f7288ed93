using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class PublishingPasswords()
    : ResourceRule(
        new()
        {
            Id = "publishing-passwords",
            Title = "Nobody deploys with a password, by FTP, or over a debugger",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.AppService,
            Requirements = ["ID-13"],
            Types = ["web:WebApp", "web:WebAppSlot"],
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
                var problem in policy?.Must("allow", "passwords are on by default", "false")
                    ?? [resource.Problem($"takes passwords at {what}; declare WebApp{kind}Allowed with allow false")]
            )
            {
                yield return problem;
            }
        }

        foreach (
            var problem in resource
                .Must("siteConfig.ftpsState", "FTP is on by default", "Disabled")
                .Concat(
                    resource.Has("siteConfig.remoteDebuggingEnabled")
                        ? resource.Must("siteConfig.remoteDebuggingEnabled", "a debugger reads memory", "false")
                        : []
                )
                .Concat(resource.Must("sshEnabled", "a shell reads every setting", "false"))
        )
        {
            yield return problem;
        }
    }
}
