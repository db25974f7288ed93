namespace Delivery.Bootstrap;

/// <summary>What an identity is for: changing an environment, or showing what would change.</summary>
internal enum Purpose
{
    Deploy,
    Preview,
}
