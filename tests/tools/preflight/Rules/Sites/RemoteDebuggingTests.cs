namespace Preflight.Tests.Rules.Sites;

public sealed class RemoteDebuggingTests : RuleTests<RemoteDebuggingTests>, IRuleCases
{
    public static string Rule => "remote-debugging";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("SSH", Example.With("app", "sshEnabled", true), "app"),
            NonCompliant("on", Example.With("app", "siteConfig.remoteDebuggingEnabled", true), "app"),
            Compliant("on in development", Example.With("app", "siteConfig.remoteDebuggingEnabled", true).InDevelopment()),
            Compliant("not set", Example.With("app", "siteConfig.remoteDebuggingEnabled", null)),
        ];
}
