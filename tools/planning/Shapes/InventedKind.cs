namespace Planning.Shapes;

/// <summary>What a text is, by the name of its property.</summary>
internal enum InventedKind
{
    Other,
    Id,
    Tenant,
    Subscription,
    Guid,
    Location,
    Address,
    Range,
    Uri,
    Host,
    Time,
    State,
    ConnectionString,
    Key,
}
