using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Infra.Components;

/// <summary>What the account refuses to read or say: every kind of harm in both directions, attacks on the prompt, and others' texts and code.</summary>
internal static class ContentFilter
{
    private static readonly string[] Harms = ["Hate", "Sexual", "Violence", "Selfharm"];
    private static readonly string[] Attacks = ["Jailbreak", "Indirect Attack"];
    private static readonly string[] ProtectedMaterial = ["Protected Material Text", "Protected Material Code"];

    public static RaiPolicy Make(string name, StackContext stack, Resource parent, Output<string> accountName, Chain children)
    {
        var properties = new RaiPolicyPropertiesArgs { BasePolicyName = "Microsoft.DefaultV2", Mode = "Blocking" };
        foreach (var filter in Filters(stack.Settings.ContentSeverity))
        {
            properties.ContentFilters.Add(filter);
        }

        if (stack.Settings.BlockedTerms.Count > 0)
        {
            var list = Blocklist(name, stack, parent, accountName, children);
            foreach (var source in new[] { "Prompt", "Completion" })
            {
                properties.CustomBlocklists.Add(
                    new CustomBlocklistConfigArgs
                    {
                        BlocklistName = list,
                        Blocking = true,
                        Source = source,
                    }
                );
            }
        }

        return children.Add(parent, after => new RaiPolicy(
            $"{name}-filter",
            new()
            {
                AccountName = accountName,
                RaiPolicyName = "workload",
                ResourceGroupName = stack.ResourceGroupName,
                Properties = properties,
            },
            after
        ));
    }

    private static IEnumerable<RaiPolicyContentFilterArgs> Filters(string severity) =>
        [
            .. from harm in Harms from source in new[] { "Prompt", "Completion" } select Filter(harm, source, severity),
            .. Attacks.Select(attack => Filter(attack, "Prompt")),
            .. ProtectedMaterial.Select(material => Filter(material, "Completion")),
        ];

    private static RaiPolicyContentFilterArgs Filter(string name, string source, string? severity = null)
    {
        var filter = new RaiPolicyContentFilterArgs
        {
            Name = name,
            Source = source,
            Enabled = true,
            Blocking = true,
        };
        if (severity is not null)
        {
            filter.SeverityThreshold = severity;
        }

        return filter;
    }

    private static Output<string> Blocklist(string name, StackContext stack, Resource parent, Output<string> accountName, Chain children)
    {
        var list = children.Add(parent, after => new RaiBlocklist(
            $"{name}-blocklist",
            new()
            {
                AccountName = accountName,
                RaiBlocklistName = "blocked-terms",
                ResourceGroupName = stack.ResourceGroupName,
                Properties = new RaiBlocklistPropertiesArgs { Description = "Terms that ai-workload:blockedTerms names." },
            },
            after
        ));
        foreach (var term in stack.Settings.BlockedTerms)
        {
            // Named after the term, so that removing one changes no other.
            var id = stack.Names.Guid("blocked-term", term).ToString("N")[..12];
            children.Add(parent, after => new RaiBlocklistItem(
                $"{name}-blocked-{id}",
                new()
                {
                    AccountName = accountName,
                    RaiBlocklistName = list.Name,
                    RaiBlocklistItemName = $"term-{id}",
                    ResourceGroupName = stack.ResourceGroupName,
                    Properties = new RaiBlocklistItemPropertiesArgs { Pattern = term, IsRegex = false },
                },
                after
            ));
        }

        return list.Name;
    }
}
