using System.Text.RegularExpressions;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class KeyLookup()
    : Rule(
        new()
        {
            Id = "key-lookup",
            Title = "The program does not read keys from Azure",
            Why = "The result of a key lookup is stored in the Pulumi state and grants access to everyone who can read the state.",
            Fix = "Remove the function call and grant a role to an identity instead.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/2408",
            Requirements = ["ID-10"],
            Example = """
            app-search-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Search/searchServices/<name>
                principalId: <principal id>
                # Search Index Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/1407120a-92aa-4202-b7e9-c0e197c71c8f
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Plan.Calls.Where(call => Keys().IsMatch(call))
            .Select(call => new Problem(
                null,
                $"calls {call}, whose result is stored in the Pulumi state; use identities and roles instead of keys"
            ));

    [GeneratedRegex(":list\\w*(Key|Secret|Credential|Sas|ConnectionString|Token)", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();
}
