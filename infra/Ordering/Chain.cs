using Pulumi;

namespace Infra.Ordering;

/// <summary>Resources that Azure accepts one at a time: each waits for the one before.</summary>
public sealed class Chain
{
    public CustomResource? Last { get; private set; }

    /// <summary>Makes the next resource wait for one that was created elsewhere.</summary>
    public void WaitFor(CustomResource created) => Last = created;

    /// <param name="also">Further resources to wait for.</param>
    public T Create<T>(Resource parent, Func<CustomResourceOptions, T> create, params ReadOnlySpan<Resource?> also)
        where T : CustomResource
    {
        var options = new CustomResourceOptions { Parent = parent };
        foreach (var before in (Resource?[])[Last, .. also])
        {
            if (before is not null)
            {
                options.DependsOn.Add(before);
            }
        }

        var created = create(options);
        Last = created;
        return created;
    }

    /// <summary>
    /// The next resource is a setting that Azure cannot delete. A deletion would write the defaults, such as sign-in off, while its owner
    /// still runs. So none is sent when the owner is deleted in the same update.
    /// </summary>
    public T CreateSetting<T>(Resource parent, Resource owner, Func<CustomResourceOptions, T> create)
        where T : CustomResource => Create(parent, options =>
        {
            options.DeletedWith = owner;
            return create(options);
        });
}
