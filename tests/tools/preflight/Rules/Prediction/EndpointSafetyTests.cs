namespace Preflight.Tests.Rules.Prediction;

public sealed class EndpointSafetyTests : RuleTests<EndpointSafetyTests>, IRuleCases
{
    public static string Rule => "prediction-endpoint";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("keys", Example.With("endpoint", "properties.authMode", "Key"), "endpoint"),
            NonCompliant("public access", Example.With("endpoint", "properties.publicNetworkAccess", "Enabled"), "endpoint"),
            NonCompliant(
                "an open workspace",
                Example.With("workspace", "managedNetwork.isolationMode", "AllowInternetOutbound"),
                "workspace"
            ),
            NonCompliant("keys for the datastores", Example.With("workspace", "systemDatastoresAuthMode", "accesskey"), "workspace"),
            Compliant("keys in development", Example.With("endpoint", "properties.authMode", "Key").InDevelopment()),
        ];
}
