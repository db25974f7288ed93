namespace Preflight.Tests.Rules.Identity;

public sealed class PublishingPasswordsTests : RuleTests<PublishingPasswordsTests>, IRuleCases
{
    public static string Rule => "publishing-passwords";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no FTP policy", Example.Without("app-ftp"), "app"),
            NonCompliant("no SCM policy", Example.Without("app-scm"), "app"),
            NonCompliant("FTP passwords are allowed", Example.With("app-ftp", "allow", true), "app-ftp"),
            NonCompliant("SCM passwords are allowed", Example.With("app-scm", "allow", true), "app-scm"),
            NonCompliant("FTP is enabled", Example.With("app", "siteConfig.ftpsState", "AllAllowed"), "app"),
            NonCompliant("SSH is enabled by default", Example.With("app", "sshEnabled", null), "app"),
            Compliant("SSH of a Windows site, which has none", OnPlan(reserved: false)),
            NonCompliant("SSH of a site on a Linux plan", OnPlan(reserved: true), "app"),
            NonCompliant("the debugger is enabled", Example.With("app", "siteConfig.remoteDebuggingEnabled", true), "app"),
        ];

    private static TestPlan OnPlan(bool reserved)
    {
        var plan = Example.Add("web:AppServicePlan", "plan", new { reserved });
        return plan.With("app", "serverFarmId", plan.IdOf("plan")).With("app", "sshEnabled", null);
    }
}
