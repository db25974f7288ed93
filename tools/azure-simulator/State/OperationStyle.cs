namespace AzureSimulator.State;

/// <summary>How a client learns that an operation has ended.</summary>
public enum OperationStyle
{
    /// <summary>The answer comes when it is done.</summary>
    Direct,

    /// <summary>Azure-AsyncOperation and Location.</summary>
    Header,

    /// <summary>Location alone.</summary>
    Location,

    /// <summary>The provisioning state in the body of the resource.</summary>
    Body,
}
