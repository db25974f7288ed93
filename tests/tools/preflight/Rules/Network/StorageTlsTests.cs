namespace Preflight.Tests.Rules.Network;

public sealed class StorageTlsTests : RuleTests<StorageTlsTests>, IRuleCases
{
    public static string Rule => "storage-tls";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("TLS 1.0", Example.With("documents", "minimumTlsVersion", "TLS1_0"), "documents"),
            Compliant("the version of Azure", Example.With("documents", "minimumTlsVersion", null)),
            NonCompliant("plain HTTP", Example.With("documents", "enableHttpsTrafficOnly", false), "documents"),
            Compliant("HTTPS by default", Example.With("documents", "enableHttpsTrafficOnly", null)),
        ];
}
