using App.Identity;

namespace App.History;

/// <summary>Data that the app stores about signed-in users.</summary>
internal interface IPersonalData
{
    /// <summary>What is stored, in the plural, as logs name it.</summary>
    string Name { get; }

    /// <summary>Deletes everything of a caller. Repeat it after a failure: what is deleted stays deleted.</summary>
    Task ForgetAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Deletes what is older than the retention, of all callers.</summary>
    /// <returns>The number of deleted items.</returns>
    Task<int> SweepAsync(CancellationToken cancellationToken);
}
