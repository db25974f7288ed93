namespace Preflight.Tests.Rules.Schema;

public sealed class SchemaUnknownTypeTests : RuleTests<SchemaUnknownTypeTests>, IRuleCases
{
    public static string Rule => "schema-unknown-type";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a type without a definition", Example.Add("contoso:Thing", "thing"), "thing"),
            Compliant("a blob, which the provider writes as data", Example.Add("storage:Blob", "page")),
            Compliant("a static website", Example.Add("storage:StorageAccountStaticWebsite", "website")),
            Compliant("a legal hold", Example.Add("storage:BlobContainerLegalHold", "hold")),
            Compliant("a single access policy", Example.Add("keyvault:AccessPolicy", "policy")),
            Compliant(
                "a PIM schedule of an earlier version",
                Example.Add("authorization/v20201001:PimRoleEligibilitySchedule", "schedule")
            ),
            Compliant("the default rule of a subscription", Example.Add("servicebus:DefaultRule", "default")),
        ];
}
