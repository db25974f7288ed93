namespace Planning.Plans;

/// <summary>What happens to a resource.</summary>
public enum Change
{
    None,
    Added,
    Changed,

    /// <summary>Deleted and made again under another address.</summary>
    Replaced,
    Removed,
}
