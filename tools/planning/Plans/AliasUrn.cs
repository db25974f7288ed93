using Planning.Wire;

namespace Planning.Plans;

/// <summary>Aliases: a plan has what a program gives, and a policy pack receives the URN that follows.</summary>
public static class AliasUrn
{
    /// <param name="alias">As in a plan: a URN, or "type=... name=... parent=...".</param>
    public static string Of(string alias, PlannedResource resource, IReadOnlyDictionary<string, PlannedResource> byUrn)
    {
        if (alias.StartsWith("urn:", StringComparison.Ordinal) || !alias.Contains('=', StringComparison.Ordinal))
        {
            return alias;
        }

        var given = alias
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0])
            .ToDictionary(group => group.Key, group => group.First()[1]);
        var own = resource.Urn.Split("::", 4);
        var stack = given.TryGetValue("stack", out var otherStack) ? $"urn:pulumi:{otherStack}" : own[0];
        var parent = given.TryGetValue("parent", out var otherParent) ? otherParent : resource.Parent;
        var above =
            parent is null or "none" ? ""
            : parent.Split("::", 4) is [_, _, var chain, _] ? chain
            : "";
        if (parent is not null && byUrn.TryGetValue(parent, out var planned) && planned.Type == Urn.StackType)
        {
            above = "";
        }

        var type = given.GetValueOrDefault("type", resource.Type);
        return $"{stack}::{given.GetValueOrDefault("project", own[1])}::{(above.Length == 0 ? "" : above + "$")}{type}"
            + $"::{given.GetValueOrDefault("name", resource.Name)}";
    }

    /// <returns>"type=..." for a URN that differs from the resource's own in the type alone; other URNs as they are.</returns>
    public static string Shortened(string alias, string urn)
    {
        var (theirs, own) = (alias.Split("::", 4), urn.Split("::", 4));
        if (theirs.Length < 4 || own.Length < 4 || theirs[0] != own[0] || theirs[1] != own[1] || theirs[3] != own[3])
        {
            return alias;
        }

        var (cut, ownCut) = (theirs[2].LastIndexOf('$'), own[2].LastIndexOf('$'));
        return alias != urn && theirs[2][..(cut + 1)] == own[2][..(ownCut + 1)] ? $"type={theirs[2][(cut + 1)..]}" : alias;
    }
}
