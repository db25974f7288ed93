using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.CognitiveServices;
using Pulumi.AzureNative.CognitiveServices.Inputs;

namespace Infra.Components.Ai;

/// <summary>The account's content filter: harmful content in both directions, prompt attacks, and protected material in answers.</summary>
internal static class ContentFilter
{
    private static readonly string[] Harms = ["Hate", "Sexual", "Violence", "Selfharm"];
    private static readonly string[] Attacks = ["Jailbreak", "Indirect Attack"];
    private static readonly string[] ProtectedMaterial = ["Protected Material Text", "Protected Material Code"];

    public static RaiPolicy Create(string name, AiAccountArgs args, Resource parent, Output<string> accountName, Chain children)
    {
        var properties = new RaiPolicyPropertiesArgs { BasePolicyName = "Microsoft.DefaultV2", Mode = "Blocking" };
        foreach (var filter in Filters(args.Models.ContentSeverity))
        {
            properties.ContentFilters.Add(filter);
        }

        if (args.Models.BlockedTerms.Count > 0)
        {
            var list = CreateBlocklist(name, args, parent, accountName, children);
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

        return children.Create(parent, after => new RaiPolicy(
            $"{name}-filter",
            new()
            {
                AccountName = accountName,
                RaiPolicyName = "workload",
                ResourceGroupName = args.Context.ResourceGroupName,
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

    private static Output<string> CreateBlocklist(
        string name,
        AiAccountArgs args,
        Resource parent,
        Output<string> accountName,
        Chain children
    )
    {
        var list = children.Create(parent, after => new RaiBlocklist(
            $"{name}-blocklist",
            new()
            {
                AccountName = accountName,
                RaiBlocklistName = "blocked-terms",
                ResourceGroupName = args.Context.ResourceGroupName,
                Properties = new RaiBlocklistPropertiesArgs { Description = "The terms of the setting ai-workload:blockedTerms." },
            },
            after
        ));
        foreach (var term in args.Models.BlockedTerms)
        {
            // Named after a hash of the term, so that removing one changes no other.
            var id = args.Context.Names.Guid("blocked-term", term).ToString("N")[..12];
            children.Create(parent, after => new RaiBlocklistItem(
                $"{name}-blocked-{id}",
                new()
                {
                    AccountName = accountName,
                    RaiBlocklistName = list.Name,
                    RaiBlocklistItemName = $"term-{id}",
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Properties = new RaiBlocklistItemPropertiesArgs { Pattern = term, IsRegex = false },
                },
                after
            ));
        }

        return list.Name;
    }
}
