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
            NonCompliant("the debugger is enabled", Example.With("app", "siteConfig.remoteDebuggingEnabled", true), "app"),
        ];
}
