using Preflight.Rules.Framework;

namespace Stacks.Tests.Faults;

/// <summary>What the rules say about a fault.</summary>
/// <param name="Others">Findings that name another resource or another cause; of a fault that was found, those before.</param>
internal sealed record CaseResult(bool IsFound, IReadOnlyList<Finding> Others)
{
    public override string ToString() =>
        Others.Count == 0
            ? "no finding"
            : string.Join(
                "; ",
                Others.Take(3).Select(finding => $"{finding.Severity} {finding.Rule} {finding.Resource}: {finding.Message}")
            );
}
