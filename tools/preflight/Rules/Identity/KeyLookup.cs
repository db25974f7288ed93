using System.Text.RegularExpressions;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed partial class KeyLookup()
    : Rule(
        new()
        {
            Id = "key-lookup",
            Title = "The program asks Azure for no key",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://github.com/pulumi/pulumi-azure-native/issues/2408",
            Requirements = ["ID-10"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        plan
            .Plan.Calls.Where(call => Keys().IsMatch(call))
            .Select(call => new Problem(null, $"calls {call}, whose result lands in the state; use identities and roles instead of keys"));

    [GeneratedRegex(":list\\w*(Key|Secret|Credential|Sas|ConnectionString|Token)", RegexOptions.IgnoreCase)]
    private static partial Regex Keys();
}
