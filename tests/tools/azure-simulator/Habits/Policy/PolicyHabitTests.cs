using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Policy;

public sealed class PolicyHabitTests
{
    private const string Definition =
        "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Authorization/policyDefinitions/p";
    private const string Assignment = $"{Group}/providers/Microsoft.Authorization/policyAssignments/p";
    private const string Version = "2023-04-01";
    private const string PublicAccess = "/providers/Microsoft.Authorization/policyDefinitions/b2982f36-99f2-4db5-8eff-283140c09693";

    private const string Denies = """
        {"if": {"allOf": [{"field": "type", "equals": "Microsoft.Storage/storageAccounts"},
            {"field": "Microsoft.Storage/storageAccounts/allowBlobPublicAccess", "notEquals": "false"}]},
         "then": {"effect": "[parameters('effect')]"}}
        """;

    private const string Tags = """
        {"if": {"field": "tags['stage']", "notEquals": "prod"}, "then": {"effect": "modify", "details": {"roleDefinitionIds": [],
            "operations": [{"operation": "addOrReplace", "field": "tags['stage']", "value": "prod"}]}}}
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_policy_denies_from_a_while_after_its_assignment(bool on)
    {
        var azure = With(on, "policy-denies");
        Assign(azure, Denies);

        Ok(Storage(azure, "early", true));
        azure.Finish();
        azure.Wait(901);

        Expect(on, Storage(azure, "late", true), 403, "RequestDisallowedByPolicy", "Resource 'late' was disallowed by policy");
        Expect(on, Storage(azure, "unset", null), 403, "RequestDisallowedByPolicy", Assignment);
        Ok(Storage(azure, "closed", false));
    }

    [Theory]
    [InlineData("Deny", true)]
    [InlineData("Audit", false)]
    public void A_policy_of_Azure_denies_where_it_is_assigned(string effect, bool denies)
    {
        var azure = With(true, "policy-denies");
        Ok(azure.Put(Assignment, Version, AssignmentOf(PublicAccess, effect, "Default")));
        azure.Wait(901);

        Assert.Equal(
            denies,
            Storage(azure, "open", null).ErrorMessage?.Contains("Storage accounts should disable public network access") ?? false
        );
    }

    [Theory]
    [InlineData("Audit", "Default")]
    [InlineData("Deny", "DoNotEnforce")]
    public void A_policy_that_audits_or_is_not_enforced_denies_nothing(string effect, string mode)
    {
        var azure = With(true, "policy-denies");
        Assign(azure, Denies, effect, mode);
        azure.Wait(901);

        Ok(Storage(azure, "open", true));
    }

    [Theory]
    [InlineData("""{"field": "location", "in": ["swedencentral"]}""", true)]
    [InlineData("""{"field": "location", "notIn": ["swedencentral"]}""", false)]
    [InlineData("""{"field": "name", "like": "op*"}""", true)]
    [InlineData("""{"field": "name", "notLike": "op*"}""", false)]
    [InlineData("""{"field": "Microsoft.Storage/storageAccounts/sku.name", "equals": "standard_lrs"}""", true)]
    [InlineData("""{"field": "Microsoft.Web/sites/httpsOnly", "exists": "false"}""", true)]
    [InlineData("""{"not": {"field": "kind", "exists": true}}""", false)]
    [InlineData(
        """{"anyOf": [{"field": "kind", "equals": "x"}, {"field": "type", "equals": "Microsoft.Storage/storageAccounts"}]}""",
        true
    )]
    [InlineData("""{"field": "Microsoft.Storage/storageAccounts/networkAcls.ipRules[*].value", "equals": "x"}""", false)]
    [InlineData("""{"count": {"field": "x"}}""", false)]
    public void Conditions_of_policies_are_judged(string condition, bool holds)
    {
        var azure = With(true, "policy-denies");
        Assign(azure, """{"if": CONDITION, "then": {"effect": "deny"}}""".Replace("CONDITION", condition));
        azure.Wait(901);

        Assert.Equal(holds, Storage(azure, "open", true).IsError);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_policy_that_modifies_sets_its_tag(bool on)
    {
        var azure = With(on, "policy-modifies-body");
        Assign(azure, Tags);
        azure.Wait(901);

        var stage = (string?)Ok(Storage(azure, "open", true)).Body?["tags"]?["stage"];

        azure.Finish();
        Assert.Equal(on ? "prod" : "dev", stage ?? (string?)azure.Get(Id("open"), StorageVersion).Body!["tags"]!["stage"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_assignment_is_not_found_for_some_seconds(bool on)
    {
        var azure = With(on, "policy-assignment-settles");
        Assign(azure, Denies);

        Expect(on, azure.Get(Assignment, Version), 404, "PolicyAssignmentNotFound", "'p' is not found");

        azure.Wait(31);
        Ok(azure.Get(Assignment, Version));
    }

    private static void Assign(TestAzure azure, string rule, string effect = "Deny", string mode = "Default")
    {
        Ok(
            azure.Put(
                Definition,
                Version,
                """
                {"properties": {"policyType": "Custom", "mode": "All", "policyRule": RULE,
                    "parameters": {"effect": {"type": "String", "defaultValue": "Audit"}}}}
                """.Replace("RULE", rule)
            )
        );
        Ok(azure.Put(Assignment, Version, AssignmentOf(Definition, effect, mode)));
    }

    private static string AssignmentOf(string definition, string effect, string mode) =>
        """
            {"properties": {"policyDefinitionId": "DEFINITION", "enforcementMode": "MODE", "parameters": {"effect": {"value": "EFFECT"}}}}
            """.Replace("DEFINITION", definition).Replace("MODE", mode).Replace("EFFECT", effect);

    private static string Id(string name) => $"{Group}/providers/Microsoft.Storage/storageAccounts/{name}";

    private static ArmResponse Storage(TestAzure azure, string name, bool? open) =>
        azure.Put(
            Id(name),
            StorageVersion,
            """
            {"location": "swedencentral", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}, "tags": {"stage": "dev"},
                "properties": {OPEN}}
            """.Replace("OPEN", open is null ? "" : $"\"allowBlobPublicAccess\": {(open.Value ? "true" : "false")}")
        );
}
