namespace Preflight.Tests.Rules.Facts;

public sealed class ApiVersionRetiredTests : RuleTests<ApiVersionRetiredTests>, IRuleCases
{
    public static string Rule => "api-version-retired";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            Compliant("the day before the retirement", Example.On(new(2027, 2, 26))),
            NonCompliant("the day of the retirement", Example.On(new(2027, 2, 27)), "vault"),
            NonCompliant(
                "a module of a version that retired long ago",
                new TestPlan().Add("apimanagement/v20200601:ApiManagementService", "gateway"),
                "gateway"
            ),
            Compliant("a module of a later version", new TestPlan().Add("keyvault/v20260201:Vault", "vault").On(new(2027, 3, 1))),
            Compliant("a module of another provider", new TestPlan().Add("storage/v20190401:StorageAccount", "documents")),
        ];
}
