namespace Planning.Updates;

/// <summary>The operations of Pulumi's engine, by what they do to a resource in Azure. Facts of pkg/resource/deploy/step.go.</summary>
public static class StepOperation
{
    /// <summary>What was there is there no more, or nothing manages it any more.</summary>
    private static readonly HashSet<string> Ends =
    [
        "delete",
        "replace",
        "create-replacement",
        "delete-replaced",
        "import-replacement",
        "read-replacement",
        "discard",
        "discard-replaced",
        "remove-pending-replace",
    ];

    private static readonly HashSet<string> Others =
    [
        "same",
        "create",
        "update",
        "read",
        "refresh",
        "import",
        "diff",
        "extend-parameterize",
    ];

    /// <summary>Steps that are reported separately, so that the summary's count can be compared with the list.</summary>
    public static readonly IReadOnlyList<string> Counted = ["create", "update", "delete", "replace"];

    public static bool IsKnown(string operation) => Ends.Contains(operation) || Others.Contains(operation);

    public static bool IsEnd(string operation) => Ends.Contains(operation);

    /// <summary>True if the resource is gone afterwards, and nothing of its name takes its place.</summary>
    public static bool IsRemoval(string operation) => operation is "delete" or "discard";

    public static bool NeedsOld(string operation) =>
        operation is "same" or "update" or "delete" or "replace" or "create-replacement" or "delete-replaced";

    public static bool NeedsNew(string operation) => operation is "same" or "update" or "create" or "replace" or "create-replacement";
}
