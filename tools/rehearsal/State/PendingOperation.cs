namespace Rehearsal.State;

/// <summary>An operation that was begun.</summary>
/// <param name="Resource">As it is to be, or as it was before a deletion.</param>
public sealed record PendingOperation(Operation Operation, ResourceState Resource);
