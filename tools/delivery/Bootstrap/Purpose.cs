namespace Delivery.Bootstrap;

/// <summary>The purpose of an identity: deployment or preview.</summary>
internal enum Purpose
{
    Deploy,
    Preview,
}
