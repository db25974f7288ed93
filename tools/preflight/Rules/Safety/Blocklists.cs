using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class Blocklists()
    : Rule(
        new()
        {
            Id = "blocklist-use",
            Title = "Lists of blocked terms exist, are used by a filter and block",
            Why = "A list that no content filter names blocks nothing. A filter that names a missing list is rejected.",
            Fix = "Name the list in customBlocklists of the content filter with blocking true, for prompt and completion.",
            Severity = Severity.Error,
            Pillar = Pillar.ResponsibleAI,
            Source = "https://learn.microsoft.com/azure/ai-foundry/openai/how-to/use-blocklists",
            Types = ["cognitiveservices:RaiBlocklist", "cognitiveservices:RaiBlocklistItem", "cognitiveservices:RaiPolicy"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
            terms:
              type: azure-native:cognitiveservices:RaiBlocklist
              properties: { accountName: account, raiBlocklistName: terms }
            filter:
              type: azure-native:cognitiveservices:RaiPolicy
              properties:
                accountName: account
                properties:
                  customBlocklists:
                    - { blocklistName: terms, source: Prompt, blocking: true }
            """,
        }
    )
{
    private const string Lists = "properties.customBlocklists";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var policies = plan.Of("cognitiveservices:RaiPolicy").ToList();
        var lists = plan.Of("cognitiveservices:RaiBlocklist").ToList();
        foreach (var policy in policies)
        {
            foreach (var used in policy.List(Lists))
            {
                var name = used.Text("blocklistName");
                if (
                    plan.ParentOf(policy) is { } account
                    && !AzureResource.IsHidden(name)
                    && !lists.Exists(list => list.AzureName == name && plan.ParentOf(list) == account)
                )
                {
                    yield return policy.Problem($"{Lists} has {name}, which is no blocklist of {account.Name}; declare a RaiBlocklist");
                }

                if (used.Text("blocking") is not "true" && !AzureResource.IsHidden(used.Text("blocking")))
                {
                    yield return policy.Problem(
                        $"{Lists} has {name} with blocking {used.Text("blocking") ?? "unset"}, so that its terms are let through; set true"
                    );
                }
            }
        }

        foreach (
            var list in lists.Where(list =>
                !policies.Exists(policy =>
                    plan.ParentOf(policy) == plan.ParentOf(list)
                    && policy.List(Lists).Any(used => used.Text("blocklistName") == list.AzureName)
                )
            )
        )
        {
            yield return list.Problem("is a blocklist that no content filter uses; name it in customBlocklists of a RaiPolicy");
        }

        foreach (var item in plan.Of("cognitiveservices:RaiBlocklistItem").Where(each => each.Text("properties.isRegex") == "true"))
        {
            if (item.Text("properties.pattern") is { } pattern && !AzureResource.IsHidden(pattern) && !IsPattern(pattern))
            {
                yield return item.Problem(
                    $"properties.pattern is {pattern}, which is no regular expression; correct it, or set isRegex false"
                );
            }
        }
    }

    private static bool IsPattern(string pattern)
    {
        try
        {
            return Regex.IsMatch("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) || true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
